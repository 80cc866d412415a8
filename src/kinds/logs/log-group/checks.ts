import type { Check } from '../../../model/kind.ts';

/** What AWS would refuse in a log group. */
export const checks: readonly Check[] = [];
