import type { Check } from '../../../model/kind.ts';

/** What AWS would refuse in a cluster. */
export const checks: readonly Check[] = [];
