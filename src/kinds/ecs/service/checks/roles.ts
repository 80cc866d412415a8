import type { Check } from '../../../../model/kind.ts';
import { isAbsent, listOf } from '../../../../model/known.ts';
import { checkEach, type Rule } from '../../../../model/rule.ts';
import { type Service, services } from './parts.ts';

/** When AWS insists on its service-linked role. */
const linkedRoleNeeded: readonly { readonly because: string; readonly applies: (service: Service) => boolean }[] = [
  { because: 'with network mode awsvpc', applies: ({ networkMode }) => networkMode === 'awsvpc' },
  { because: 'with more than one target group', applies: ({ value }) => listOf(value.loadBalancers).length > 1 },
  { because: 'with service discovery', applies: ({ value }) => !isAbsent(value.serviceRegistries) },
  { because: 'with the deployment controller EXTERNAL', applies: ({ controller }) => controller === 'EXTERNAL' },
];

const rules: readonly Rule<Service>[] = [
  {
    at: 'role',
    when: (service) => namesRole(service) && isAbsent(service.value.loadBalancers),
    message: 'role is for registering tasks with load balancers, and the service has none',
    suggestion: 'remove role',
  },
  {
    at: 'role',
    when: (service) => namesRole(service) && reasonOf(service) !== undefined,
    message: (service) => `${reasonOf(service)} ECS uses its service-linked role, and AWS refuses another one`,
    suggestion: 'remove role',
  },
  {
    at: 'enableExecuteCommand',
    when: ({ value, definition }) =>
      value.enableExecuteCommand === true && definition !== undefined && isAbsent(definition.taskRoleArn),
    message: 'ECS Exec needs a task role, and the task definition has no taskRoleArn',
    suggestion: 'set taskRoleArn in the task definition',
  },
];

/** Roles that a service needs or must not have. */
export const roleChecks: readonly Check[] = [checkEach(services, rules)];

/** A described service names the service-linked role, which is as good as none. */
function namesRole({ value }: Service): boolean {
  return !isAbsent(value.role) && !String(value.role).includes(':role/aws-service-role/');
}

function reasonOf(service: Service): string | undefined {
  return linkedRoleNeeded.find(({ applies }) => applies(service))?.because;
}
