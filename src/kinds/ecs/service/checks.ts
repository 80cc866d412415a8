import type { Check } from '../../../model/kind.ts';
import { tagChecks } from '../../../model/tag-check.ts';
import { capacityChecks } from './checks/capacity.ts';
import { connectChecks } from './checks/connect.ts';
import { controllerChecks } from './checks/controller.ts';
import { deploymentChecks } from './checks/deployment.ts';
import { ebsChecks } from './checks/ebs.ts';
import { hookChecks } from './checks/hooks.ts';
import { loadBalancerChecks } from './checks/load-balancers.ts';
import { networkChecks } from './checks/network.ts';
import { placementChecks } from './checks/placement.ts';
import { platformChecks } from './checks/platform.ts';
import { portNameChecks } from './checks/port-names.ts';
import { registryChecks } from './checks/registries.ts';
import { roleChecks } from './checks/roles.ts';
import { schedulingChecks } from './checks/scheduling.ts';
import { volumeChecks } from './checks/volumes.ts';

/** What AWS would refuse in a service. */
export const checks: readonly Check[] = [
  ...controllerChecks,
  ...capacityChecks,
  ...platformChecks,
  ...networkChecks,
  ...schedulingChecks,
  ...deploymentChecks,
  ...hookChecks,
  ...loadBalancerChecks,
  ...registryChecks,
  ...connectChecks,
  ...portNameChecks,
  ...placementChecks,
  ...volumeChecks,
  ...ebsChecks,
  ...roleChecks,
  ...tagChecks,
];
