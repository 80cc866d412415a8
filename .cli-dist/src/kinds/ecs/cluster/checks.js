import { tagChecks } from "../../../model/tag-check.js";
import { capacityChecks } from "./checks/capacity.js";
import { loggingChecks } from "./checks/logging.js";
import { settingChecks } from "./checks/settings.js";
/** What AWS would refuse in a cluster. */
export const checks = [...capacityChecks, ...loggingChecks, ...settingChecks, ...tagChecks];
