import type { Check } from '../../../model/kind.ts';
import { tagChecks } from '../../../model/tag-check.ts';
import { basicChecks } from './checks/basics.ts';
import { containerSettingChecks } from './checks/container-settings.ts';
import { dependencyChecks } from './checks/dependencies.ts';
import { efsChecks } from './checks/efs.ts';
import { environmentChecks } from './checks/environment.ts';
import { fargateChecks } from './checks/fargate.ts';
import { loggingChecks } from './checks/logging.ts';
import { networkChecks } from './checks/network.ts';
import { portChecks } from './checks/ports.ts';
import { proxyChecks } from './checks/proxy.ts';
import { resourceChecks } from './checks/resources.ts';
import { roleChecks } from './checks/roles.ts';
import { secretChecks } from './checks/secrets.ts';
import { sizeChecks } from './checks/sizes.ts';
import { unsupportedChecks } from './checks/unsupported.ts';
import { volumeChecks } from './checks/volumes.ts';

/** What AWS would refuse in a task definition. */
export const checks: readonly Check[] = [
  ...basicChecks,
  ...sizeChecks,
  ...resourceChecks,
  ...networkChecks,
  ...unsupportedChecks,
  ...fargateChecks,
  ...portChecks,
  ...containerSettingChecks,
  ...dependencyChecks,
  ...volumeChecks,
  ...efsChecks,
  ...loggingChecks,
  ...environmentChecks,
  ...secretChecks,
  ...roleChecks,
  ...proxyChecks,
  ...tagChecks,
];
