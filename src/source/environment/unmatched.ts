import { nearest } from '../../lib/nearest.ts';
import { visible } from '../../lib/visible.ts';
import type { Problem } from '../../model/problem.ts';
import type { Origin } from '../../model/resource.ts';

/** Something that an overlay names and its bases do not have. */
export interface Unmatched {
  readonly name: string;
  readonly message: string;
  /** Gives the place of the name. */
  readonly at: () => Origin;
}

/** To look for the nearest of many names takes time, and nobody reads so many suggestions. */
const mostSuggestions = 20;

/** What is wrong with names that the bases do not have, the first ones with the nearest name. */
export function unmatched(wrong: readonly Unmatched[], known: () => ReadonlySet<string>): Problem[] {
  const names = wrong.length > 0 ? known() : new Set<string>();
  return wrong.map(({ name, message, at }, index) => {
    const near = index < mostSuggestions ? nearest(name, names) : undefined;
    return {
      severity: 'error',
      reason: 'OverlayUnmatched',
      message,
      origin: at(),
      suggestion: near ? `did you mean ${visible(near)}?` : 'correct the name, or remove the entry',
    };
  });
}
