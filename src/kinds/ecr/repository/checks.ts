import type { Check } from '../../../model/kind.ts';
import { tagChecks } from '../../../model/tag-check.ts';
import { accessPolicyChecks } from './checks/access-policy.ts';
import { lifecyclePolicyChecks } from './checks/lifecycle-policy.ts';
import { settingChecks } from './checks/settings.ts';

/** What AWS would refuse in a repository. */
export const checks: readonly Check[] = [
  ...settingChecks,
  ...lifecyclePolicyChecks,
  ...accessPolicyChecks,
  ...tagChecks,
];
