import {
  allOf,
  inCluster,
  notAnothers,
  owned,
  passedTo,
  requestTagged,
  roleArn,
  tagOnCreate,
} from '../../../aws/permissions.ts';
import type { Permission } from '../../../model/permission.ts';
import { hasPauseHooks, missingRoles, rolesOfService } from './roles.ts';

const place = 'arn:{partition}:ecs:{region}:{account}';
const on = [`${place}:service/{key}`];
const deployments = [...on, `${place}:service-deployment/{key}/*`];
const history = [...deployments, `${place}:service-revision/{key}/*`];

/** What IAM must allow for services. */
export const permissions: readonly Permission[] = [
  {
    sid: 'ReadServices',
    for: ['plan', 'import'],
    actions: [
      'ecs:DescribeServiceDeployments',
      'ecs:DescribeServiceRevisions',
      'ecs:DescribeServices',
      'ecs:ListServiceDeployments',
    ],
    on: history,
    conditions: inCluster,
  },
  { sid: 'ReadWhatLeftGit', for: 'left', actions: ['ecs:DescribeServices'], on, conditions: notAnothers },
  // A list of tasks that names no container instance is asked about as `*`; the cluster confines both.
  {
    sid: 'OptionalReasonsOfFailure',
    for: 'plan',
    actions: ['ecs:DescribeTasks', 'ecs:ListTasks'],
    on: ['*'],
    conditions: inCluster,
  },
  {
    sid: 'CreateServices',
    for: 'apply',
    actions: ['ecs:CreateService'],
    on,
    conditions: allOf(requestTagged, inCluster),
  },
  { sid: 'TagNew', for: 'apply', actions: ['ecs:TagResource'], on, conditions: tagOnCreate('CreateService') },
  { sid: 'ChangeServices', for: 'apply', actions: ['ecs:UpdateService'], on, conditions: allOf(owned, inCluster) },
  {
    sid: 'ChangeOwned',
    for: ['apply', 'suspend'],
    actions: ['ecs:TagResource', 'ecs:UntagResource'],
    on,
    conditions: owned,
  },
  {
    sid: 'AnswerPauseHooks',
    for: 'apply',
    actions: ['ecs:ContinueServiceDeployment'],
    on: deployments,
    needs: { words: 'with a lifecycle hook that pauses', holds: hasPauseHooks },
    conditions: inCluster,
  },
  { sid: 'ReplaceServices', for: 'replace', actions: ['ecs:DeleteService'], on, conditions: allOf(owned, inCluster) },
  { sid: 'PruneOwned', for: 'prune', actions: ['ecs:DeleteService', 'ecs:UpdateService'], on, conditions: owned },
  {
    sid: 'PassRolesToServices',
    for: 'apply',
    actions: ['iam:PassRole'],
    on: {
      words: 'the roles that the service names: for load balancers, hooks, volumes, VPC Lattice, TLS',
      arnsOf: ({ spec }) => rolesOfService(spec).map(roleArn),
    },
    conditions: passedTo('ecs.amazonaws.com'),
    gap: missingRoles,
  },
  { sid: 'ReadWithoutResourceLevel', for: 'import', actions: ['ecs:ListServices'], on: ['*'] },
];
