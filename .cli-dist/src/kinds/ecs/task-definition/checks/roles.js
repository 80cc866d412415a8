import { enumerate } from "../../../../lib/enumerate.js";
import { isAbsent, valueAt } from "../../../../model/known.js";
import { checkEach } from "../../../../model/rule.js";
import { taskOf } from "./parts.js";
const ecrImage = /^(ref:Repository\/|[^/]+\.dkr[.-]ecr[.-])/;
/** What AWS refuses to register without an execution role. */
const refused = [
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
const failing = [
    { purpose: 'read the environment files', isNeeded: ({ value }) => !isAbsent(value.environmentFiles) },
    { purpose: 'log in to the private registry', isNeeded: ({ value }) => !isAbsent(value.repositoryCredentials) },
];
const rules = [
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
export const roleChecks = [checkEach((subject) => [taskOf(subject)], rules)];
function lacksRole({ value }) {
    return isAbsent(value.executionRoleArn);
}
function needs({ containers }, all) {
    return all.flatMap(({ purpose, isNeeded }) => {
        const container = containers.find(isNeeded);
        return container ? `${purpose} of ${container.title}` : [];
    });
}
