import { tagChecks } from "../../../model/tag-check.js";
import { capacityChecks } from "./checks/capacity.js";
import { connectChecks } from "./checks/connect.js";
import { controllerChecks } from "./checks/controller.js";
import { deploymentChecks } from "./checks/deployment.js";
import { ebsChecks } from "./checks/ebs.js";
import { hookChecks } from "./checks/hooks.js";
import { loadBalancerChecks } from "./checks/load-balancers.js";
import { networkChecks } from "./checks/network.js";
import { placementChecks } from "./checks/placement.js";
import { platformChecks } from "./checks/platform.js";
import { portNameChecks } from "./checks/port-names.js";
import { registryChecks } from "./checks/registries.js";
import { roleChecks } from "./checks/roles.js";
import { schedulingChecks } from "./checks/scheduling.js";
import { volumeChecks } from "./checks/volumes.js";
/** What AWS would refuse in a service. */
export const checks = [
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
