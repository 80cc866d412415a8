import type { Check } from '../../../model/kind.ts';
import { tagChecks } from '../../../model/tag-check.ts';
import { capacityChecks } from './checks/capacity.ts';
import { loggingChecks } from './checks/logging.ts';
import { settingChecks } from './checks/settings.ts';

/** What AWS would refuse in a cluster. */
export const checks: readonly Check[] = [...capacityChecks, ...loggingChecks, ...settingChecks, ...tagChecks];
