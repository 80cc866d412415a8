import type { Check } from '../../../../model/kind.ts';
import { isAbsent, listOf, textOf, valueAt } from '../../../../model/known.ts';
import { checkEach, type Rule } from '../../../../model/rule.ts';
import { type Service, services } from './parts.ts';

/** What only deployments by ECS itself have, and when it counts as used. */
const onlyEcs: readonly { readonly member: string; readonly isUsed: (service: Service) => boolean }[] = [
  { member: 'deploymentConfiguration.deploymentCircuitBreaker', isUsed: isEnabled('deploymentCircuitBreaker') },
  { member: 'deploymentConfiguration.alarms', isUsed: isEnabled('alarms') },
  {
    member: 'deploymentConfiguration.strategy',
    isUsed: ({ value }) => (textOf(valueAt(value, 'deploymentConfiguration.strategy')) ?? 'ROLLING') !== 'ROLLING',
  },
  {
    member: 'deploymentConfiguration.lifecycleHooks',
    isUsed: ({ value }) => listOf(valueAt(value, 'deploymentConfiguration.lifecycleHooks')).length > 0,
  },
];

const rules: readonly Rule<Service>[] = [
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
  ...onlyEcs.map(
    ({ member, isUsed }): Rule<Service> => ({
      at: member,
      when: (service) => (service.controller ?? 'ECS') !== 'ECS' && isUsed(service),
      message: ({ controller }) =>
        `only the deployment controller ECS has ${member.split('.').at(-1)}, and this is ${controller}`,
    }),
  ),
];

/** What goes with the deployment controller. */
export const controllerChecks: readonly Check[] = [checkEach(services, rules)];

function isEnabled(block: string): (service: Service) => boolean {
  return ({ value }) => valueAt(value, `deploymentConfiguration.${block}.enable`) === true;
}
