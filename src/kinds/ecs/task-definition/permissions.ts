import { literal, owned, passedTo, requestTagged, roleArn, tagOnCreate } from '../../../aws/permissions.ts';
import { isObject, type Json } from '../../../lib/json.ts';
import { listOf, textOf, valueAt } from '../../../model/known.ts';
import type { Named, Permission } from '../../../model/permission.ts';

const family = 'arn:{partition}:ecs:{region}:{account}:task-definition/{key}';
const revisions = [`${family}:*`];
// AWS does not say whether a revision that has no number yet is asked about with the colon.
const newRevisions = [family, ...revisions];

const roles: Named = {
  words: 'the roles of the task definition',
  arnsOf: ({ spec }) => [spec.taskRoleArn, spec.executionRoleArn].flatMap((role) => textOf(role) ?? []).map(roleArn),
};

const logGroups: Named = {
  words: 'the log groups that its containers write to',
  arnsOf: ({ spec }) =>
    listOf(spec.containerDefinitions)
      .flatMap((container) => groupOf(container) ?? [])
      .map((group) => `arn:{partition}:logs:{region}:{account}:log-group:${literal(group)}:*`),
};

/** What IAM must allow for task definitions. */
export const permissions: readonly Permission[] = [
  {
    sid: 'ReadWithoutResourceLevel',
    for: ['plan', 'left', 'import'],
    actions: ['ecs:DescribeTaskDefinition', 'ecs:ListTaskDefinitions'],
    on: ['*'],
  },
  { sid: 'ReadWithoutResourceLevel', for: 'import', actions: ['ecs:ListTaskDefinitionFamilies'], on: ['*'] },
  { sid: 'Read', for: ['plan', 'import'], actions: ['ecs:ListTagsForResource'], on: revisions },
  {
    sid: 'CreateTagged',
    for: 'apply',
    actions: ['ecs:RegisterTaskDefinition'],
    on: newRevisions,
    conditions: requestTagged,
  },
  {
    sid: 'TagNew',
    for: 'apply',
    actions: ['ecs:TagResource'],
    on: newRevisions,
    conditions: tagOnCreate('RegisterTaskDefinition'),
  },
  {
    sid: 'ChangeOwned',
    for: ['apply', 'suspend'],
    actions: ['ecs:TagResource', 'ecs:UntagResource'],
    on: revisions,
    conditions: owned,
  },
  {
    sid: 'WriteWithoutResourceLevel',
    for: ['apply', 'prune'],
    actions: ['ecs:DeregisterTaskDefinition'],
    on: ['*'],
  },
  { sid: 'PruneOwned', for: 'prune', actions: ['ecs:UntagResource'], on: revisions, conditions: owned },
  {
    sid: 'PassRolesToTasks',
    for: 'apply',
    actions: ['iam:PassRole'],
    on: roles,
    conditions: passedTo('ecs-tasks.amazonaws.com'),
  },
  { sid: 'ReadLogs', for: 'logs', actions: ['logs:FilterLogEvents'], on: logGroups },
];

function groupOf(container: Json): string | undefined {
  return isObject(container) ? textOf(valueAt(container, 'logConfiguration.options.awslogs-group')) : undefined;
}
