import type { Check } from '../../../model/kind.ts';

/** What AWS would refuse in a repository. */
export const checks: readonly Check[] = [];
