import { nearest } from './nearest.ts';

/** `did you mean "…"?` with the candidate that a misspelled word most likely meant; undefined when none is near. */
export function didYouMean(word: string | undefined, candidates: Iterable<string>): string | undefined {
  const meant = nearest(word ?? '', candidates);
  return meant === undefined ? undefined : `did you mean "${meant}"?`;
}
