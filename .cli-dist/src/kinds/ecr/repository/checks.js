import { tagChecks } from "../../../model/tag-check.js";
import { accessPolicyChecks } from "./checks/access-policy.js";
import { lifecyclePolicyChecks } from "./checks/lifecycle-policy.js";
import { settingChecks } from "./checks/settings.js";
/** What AWS would refuse in a repository. */
export const checks = [
    ...settingChecks,
    ...lifecyclePolicyChecks,
    ...accessPolicyChecks,
    ...tagChecks,
];
