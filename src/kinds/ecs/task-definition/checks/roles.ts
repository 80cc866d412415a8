import { enumerate } from '../../../../lib/enumerate.ts';
import type { Check } from '../../../../model/kind.ts';
import { isAbsent, valueAt } from '../../../../model/known.ts';
import { checkEach, type Rule } from '../../../../model/rule.ts';
import { type Container, type Task, taskOf } from './parts.ts';

/** Something that the ECS agent does for a container with the execution role. */
interface Need {
  readonly purpose: string;
  readonly isNeeded: (container: Container) => boolean;
}

const ecrImage = /^(ref:Repository\/|[^/]+\.dkr[.-]ecr[.-])/;

/** What AWS refuses to register without an execution role. */
const refused: readonly Need[] = [
  {
    purpose: 'fetch the secrets',
    isNeeded: ({ value }) => !isAbsent(value.secrets) || !isAbsent(valueAt(value, 'logConfiguration.secretOptions')),
  },
  {
    purpose: 'pull the ECR image',
    isNeeded: ({ value, task }) => task.isFargate && ecrImage.test(String(value.image)),
  },
  {
    purpose: 'write the logs (awslogs)',
    isNeeded: ({ value, task }) => task.isFargate && valueAt(value, 'logConfiguration.logDriver') === 'awslogs',
  },
];

/** What fails only when a task starts. */
const failing: readonly Need[] = [
  { purpose: 'read the environment files', isNeeded: ({ value }) => !isAbsent(value.environmentFiles) },
  { purpose: 'log in to the private registry', isNeeded: ({ value }) => !isAbsent(value.repositoryCredentials) },
];

const rules: readonly Rule<Task>[] = [
  {
    at: 'executionRoleArn',
    when: (task) => lacksRole(task) && needs(task, refused).length > 0,
    message: (task) => `executionRoleArn is missing, and without it ECS cannot ${enumerate(needs(task, refused))}`,
    suggestion: 'set executionRoleArn to a role that ecs-tasks.amazonaws.com may assume',
  },
  {
    at: 'executionRoleArn',
    when: (task) => lacksRole(task) && needs(task, failing).length > 0,
    message: (task) => `without executionRoleArn no task can ${enumerate(needs(task, failing))}`,
    severity: 'warning',
  },
];

/** Which roles a task needs. */
export const roleChecks: readonly Check[] = [checkEach((subject) => [taskOf(subject)], rules)];

function lacksRole({ value }: Task): boolean {
  return isAbsent(value.executionRoleArn);
}

function needs({ containers }: Task, all: readonly Need[]): string[] {
  return all.flatMap(({ purpose, isNeeded }) => {
    const container = containers.find(isNeeded);
    return container ? `${purpose} of ${container.title}` : [];
  });
}
