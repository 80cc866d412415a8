import type { Check } from '../../../model/kind.ts';

/** What AWS would refuse in a service. */
export const checks: readonly Check[] = [];
