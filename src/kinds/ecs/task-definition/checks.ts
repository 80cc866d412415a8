import type { Check } from '../../../model/kind.ts';

/** What AWS would refuse in a task definition. */
export const checks: readonly Check[] = [];
