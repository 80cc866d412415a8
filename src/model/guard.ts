import { FailureError } from './failure.ts';
import type { Origin, Place } from './resource.ts';

/** Where an environment may be applied; what is left out is not guarded. */
export interface Guard {
  readonly environment: string;
  readonly account?: { readonly value: string; readonly origin: Origin };
  readonly region?: { readonly value: string; readonly origin: Origin };
}

const actual = { account: 'the credentials are for', region: 'the region that would be called is' } as const;

/** Refuses another place than the environment belongs to. Throws WrongPlace. */
export function checkPlace(guard: Guard | undefined, place: Place | undefined): void {
  if (!guard || !place) return;
  for (const member of ['account', 'region'] as const) {
    const wanted = guard[member];
    if (!wanted || wanted.value === place[member]) continue;
    const { file, line } = wanted.origin;
    throw new FailureError(
      'WrongPlace',
      `${file}:${line}: ${guard.environment} belongs to ${member} ${wanted.value}, and ${actual[member]} ${place[member]}; nothing was done`,
    );
  }
}
