import { visible } from '../../lib/visible.ts';
import { failureTable } from '../../model/failure.ts';
import { exitCodeOf } from '../exit-code.ts';
import { type Finding, ok } from '../finding.ts';
import type { Around } from './around.ts';

/** A region is set. */
export async function region({ shell: { config }, ping }: Around): Promise<Finding> {
  const { region: called, failure } = await ping();
  const { origins } = config;
  if (called !== undefined) return ok(`${visible(called)} from ${originOf(visible(origins.region))}`);
  const reason = failure?.reason ?? 'RegionMissing';
  const { sentence, remedy } = failureTable[reason];
  return { verdict: 'failed', message: sentence, remedy, code: exitCodeOf({ reason, message: sentence }) };
}

function originOf(origin: string): string {
  return origin === 'default' ? "AWS's own configuration" : origin;
}
