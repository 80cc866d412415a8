import { isAbsent } from "../../../../model/known.js";
import { checkEach } from "../../../../model/rule.js";
import { inService } from "./parts.js";
import { targetRules } from "./targets.js";
const rules = [
    {
        at: 'registryArn',
        when: ({ value }) => isAbsent(value.registryArn),
        message: 'a service registry has no registryArn',
    },
    {
        at: 'containerName',
        when: ({ value, owner: { networkMode = '' } }) => ['bridge', 'host'].includes(networkMode) && (isAbsent(value.containerName) || isAbsent(value.containerPort)),
        message: ({ owner }) => `in network mode ${owner.networkMode} service discovery needs containerName and containerPort`,
        suggestion: 'set both, from the task definition',
    },
    {
        at: 'port',
        when: ({ value }) => !isAbsent(value.port) && !(isAbsent(value.containerName) && isAbsent(value.containerPort)),
        message: 'a service registry takes port, or containerName and containerPort, but not both',
    },
    ...targetRules,
];
/** Service discovery through Cloud Map. */
export const registryChecks = [checkEach(inService('serviceRegistries'), rules)];
