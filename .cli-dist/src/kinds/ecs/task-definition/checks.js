import { tagChecks } from "../../../model/tag-check.js";
import { basicChecks } from "./checks/basics.js";
import { containerSettingChecks } from "./checks/container-settings.js";
import { dependencyChecks } from "./checks/dependencies.js";
import { efsChecks } from "./checks/efs.js";
import { environmentChecks } from "./checks/environment.js";
import { fargateChecks } from "./checks/fargate.js";
import { loggingChecks } from "./checks/logging.js";
import { networkChecks } from "./checks/network.js";
import { portChecks } from "./checks/ports.js";
import { proxyChecks } from "./checks/proxy.js";
import { resourceChecks } from "./checks/resources.js";
import { roleChecks } from "./checks/roles.js";
import { secretChecks } from "./checks/secrets.js";
import { sizeChecks } from "./checks/sizes.js";
import { unsupportedChecks } from "./checks/unsupported.js";
import { volumeChecks } from "./checks/volumes.js";
/** What AWS would refuse in a task definition. */
export const checks = [
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
