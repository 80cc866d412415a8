import { isObject } from '../../../lib/json.ts';
import type { Context } from '../../operation.ts';
import type { EcsState } from '../state.ts';
import { findTaskDefinition } from '../task-definitions/lookup.ts';

/** A role that is handed to a service of AWS. */
export interface PassedRole {
  readonly role: string;
  readonly to: string;
}

const taskRoles = ['taskRoleArn', 'executionRoleArn'];
const tasks = 'ecs-tasks.amazonaws.com';
const ecs = 'ecs.amazonaws.com';

/** The roles that a request hands over: those of its task definition to tasks, all others to ECS itself. */
export function passedRoles(input: object, context: Context<EcsState>): PassedRole[] {
  const { taskDefinition } = input as { taskDefinition?: string };
  const definition = taskDefinition === undefined ? undefined : findTaskDefinition(context.state, taskDefinition);
  const named = [...rolesIn(input), ...rolesIn(definition?.view ?? {})];
  const distinct = new Map(
    named.map(([member, name]) => {
      const role = name.startsWith('arn:') ? name : `arn:${context.partition}:iam::${context.accountId}:role/${name}`;
      const to = taskRoles.includes(member) ? tasks : ecs;
      return [`${role} ${to}`, { role, to }];
    }),
  );
  return [...distinct.values()];
}

/** Every member that names a role, at any depth. */
function rolesIn(value: unknown, member = ''): [member: string, role: string][] {
  if (typeof value === 'string') return /^(role|.*RoleArn|roleArn)$/.test(member) ? [[member, value]] : [];
  if (Array.isArray(value)) return value.flatMap((item) => rolesIn(item));
  return isObject(value) ? Object.entries(value).flatMap(([name, item]) => rolesIn(item, name)) : [];
}
