import { tagChecks } from "../../../model/tag-check.js";
import { retentionChecks } from "./checks/retention.js";
/** What AWS would refuse in a log group. */
export const checks = [...retentionChecks, ...tagChecks];
