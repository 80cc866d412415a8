import { isAbsent, isMissing, listOf, namesIn, textOf } from "../../../../model/known.js";
import { checkEach } from "../../../../model/rule.js";
import { strategyChecks } from "../../../../model/strategy-check.js";
import { inService, services } from "./parts.js";
const rules = [
    {
        at: 'capacityProviderStrategy',
        when: ({ value }) => !isAbsent(value.launchType) && !isAbsent(value.capacityProviderStrategy),
        message: 'a service takes launchType or capacityProviderStrategy, but not both',
        suggestion: 'remove one of them',
    },
    {
        at: 'launchType',
        when: ({ value }) => value.launchType === 'MANAGED_INSTANCES',
        message: 'managed instances are chosen with capacityProviderStrategy, not with launchType',
    },
    {
        at: 'launchType',
        when: ({ value, networkMode }) => value.launchType === 'EXTERNAL' && networkMode === 'awsvpc',
        message: 'external instances do not support network mode awsvpc, which the task definition has',
    },
    {
        at: fargateSaidAt,
        when: (service) => isNewToFargate(service) && (service.networkMode ?? 'awsvpc') !== 'awsvpc',
        message: ({ networkMode }) => `Fargate needs network mode awsvpc, and the task definition has ${networkMode}`,
        suggestion: 'set networkMode: awsvpc and requiresCompatibilities: [FARGATE] in the task definition',
    },
    {
        at: fargateSaidAt,
        when: (service) => isNewToFargate(service) && (isAbsent(service.definition?.cpu) || isAbsent(service.definition?.memory)),
        message: 'Fargate needs cpu and memory for the whole task, which the task definition does not give',
        suggestion: 'set cpu, memory and requiresCompatibilities: [FARGATE] in the task definition',
    },
    {
        at: 'platformVersion',
        when: ({ value }) => !isAbsent(value.platformVersion) && ['EC2', 'EXTERNAL'].includes(textOf(value.launchType) ?? ''),
        message: ({ value }) => `platform versions belong to Fargate, and the launch type is ${value.launchType}`,
        suggestion: 'remove platformVersion',
    },
];
const notAssociated = {
    at: 'capacityProvider',
    when: ({ value, owner: { cluster } }) => cluster !== undefined && isMissing(value.capacityProvider, namesIn(cluster.capacityProviders)),
    message: ({ value }) => `capacity provider "${value.capacityProvider}" is not associated with the cluster`,
    suggestion: "add it to the cluster's capacityProviders",
};
/** What a service runs on. */
export const capacityChecks = [
    checkEach(services, rules),
    ...strategyChecks('capacityProviderStrategy'),
    checkEach(inService('capacityProviderStrategy'), [notAssociated]),
];
function fargateSaidAt({ value }) {
    return value.launchType === 'FARGATE' ? 'launchType' : 'capacityProviderStrategy';
}
/** True when the task definition itself does not ask for Fargate, and so has not been checked for it. */
function isNewToFargate({ isFargate, definition }) {
    return isFargate && definition !== undefined && !listOf(definition.requiresCompatibilities).includes('FARGATE');
}
