import { Compatibility } from '@aws-sdk/client-ecs';
import { clientError, invalidParameter } from "../refusal.js";
import { basicRules } from "./rules/basics.js";
import { compatibilityRule } from "./rules/compatibility.js";
import { containerRules } from "./rules/containers.js";
import { networkRules } from "./rules/network.js";
import { portRules } from "./rules/ports.js";
import { proxyRules } from "./rules/proxy.js";
import { referenceRules } from "./rules/references.js";
import { isSharedCpu, resourceRules } from "./rules/resources.js";
import { firstOf } from "./rules/rule.js";
import { storageRule } from "./rules/storage.js";
import { volumeRules } from "./rules/volumes.js";
const maximumBytes = 65_536;
/** In the order AWS looks, as far as it is known. */
const rules = [
    ...basicRules,
    ...resourceRules,
    ...networkRules,
    ...portRules,
    ...referenceRules,
    ...volumeRules,
    ...containerRules,
    ...proxyRules,
    storageRule,
    compatibilityRule,
];
/** Refuses a task definition that AWS refuses, with the first problem. Throws ClientException, or InvalidParameterException for CPU. */
export function checkDraft(draft) {
    const problem = firstOf(rules, (rule) => rule(draft));
    if (problem !== undefined)
        throw clientError(problem);
    const shared = !draft.requiresCompatibilities?.includes(Compatibility.FARGATE);
    if (shared && draft.cpu !== undefined && !isSharedCpu(draft.cpu)) {
        throw invalidParameter("Invalid 'cpu' setting for task.");
    }
    const bytes = Buffer.byteLength(JSON.stringify(draft));
    if (bytes > maximumBytes) {
        throw clientError(`Actual length: '${bytes}'. Max allowed length is '${maximumBytes}' bytes.`);
    }
}
