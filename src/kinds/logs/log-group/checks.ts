import type { Check } from '../../../model/kind.ts';
import { tagChecks } from '../../../model/tag-check.ts';
import { retentionChecks } from './checks/retention.ts';

/** What AWS would refuse in a log group. */
export const checks: readonly Check[] = [...retentionChecks, ...tagChecks];
