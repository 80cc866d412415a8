import { isAbsent, valueAt } from "../../../../model/known.js";
import { checkEach } from "../../../../model/rule.js";
import { services } from "./parts.js";
/** What only deployments by ECS itself have, and when it counts as used. */
const onlyEcs = [
    { member: 'deploymentConfiguration.deploymentCircuitBreaker', isUsed: isEnabled('deploymentCircuitBreaker') },
    { member: 'deploymentConfiguration.alarms', isUsed: isEnabled('alarms') },
    {
        member: 'deploymentConfiguration.strategy',
        isUsed: ({ value }) => (valueAt(value, 'deploymentConfiguration.strategy') ?? 'ROLLING') !== 'ROLLING',
    },
];
const rules = [
    {
        at: 'taskDefinition',
        when: ({ value, controller = 'EXTERNAL' }) => controller !== 'EXTERNAL' && isAbsent(value.taskDefinition),
        message: 'the service has no task definition',
        suggestion: 'set taskDefinition: ref:TaskDefinition/…',
    },
    {
        at: 'taskDefinition',
        when: ({ value, controller }) => controller === 'EXTERNAL' && !isAbsent(value.taskDefinition),
        message: 'with the deployment controller EXTERNAL the task definition belongs to the task sets',
        suggestion: 'remove taskDefinition',
    },
    {
        at: 'loadBalancers',
        when: ({ value, controller }) => controller === 'EXTERNAL' && !isAbsent(value.loadBalancers),
        message: 'with the deployment controller EXTERNAL load balancers belong to the task sets',
        suggestion: 'remove loadBalancers',
    },
    {
        at: 'loadBalancers',
        when: ({ value, controller }) => controller === 'CODE_DEPLOY' && isAbsent(value.loadBalancers),
        message: 'the deployment controller CODE_DEPLOY shifts traffic, and the service has no load balancer',
        suggestion: 'add loadBalancers',
    },
    ...onlyEcs.map(({ member, isUsed }) => ({
        at: member,
        when: (service) => (service.controller ?? 'ECS') !== 'ECS' && isUsed(service),
        message: ({ controller }) => `${member.split('.').at(-1)} works with the deployment controller ECS only, and this is ${controller}`,
    })),
];
/** What goes with the deployment controller. */
export const controllerChecks = [checkEach(services, rules)];
function isEnabled(block) {
    return ({ value }) => valueAt(value, `deploymentConfiguration.${block}.enable`) === true;
}
