import { notAnothers, owned, requestTagged, tagOnCreate } from '../../../aws/permissions.ts';
import type { Permission } from '../../../model/permission.ts';

const on = ['arn:{partition}:ecs:{region}:{account}:cluster/{key}'];

/** What IAM must allow for clusters. */
export const permissions: readonly Permission[] = [
  { sid: 'Read', for: ['plan', 'import'], actions: ['ecs:DescribeClusters'], on },
  { sid: 'ReadWhatLeftGit', for: 'left', actions: ['ecs:DescribeClusters'], on, conditions: notAnothers },
  { sid: 'CreateTagged', for: 'apply', actions: ['ecs:CreateCluster'], on, conditions: requestTagged },
  { sid: 'TagNew', for: 'apply', actions: ['ecs:TagResource'], on, conditions: tagOnCreate('CreateCluster') },
  {
    sid: 'ChangeOwned',
    for: 'apply',
    actions: ['ecs:PutClusterCapacityProviders', 'ecs:UpdateCluster'],
    on,
    conditions: owned,
  },
  {
    sid: 'ChangeOwned',
    for: ['apply', 'suspend'],
    actions: ['ecs:TagResource', 'ecs:UntagResource'],
    on,
    conditions: owned,
  },
  { sid: 'PruneOwned', for: 'prune', actions: ['ecs:DeleteCluster'], on, conditions: owned },
  { sid: 'ReadWithoutResourceLevel', for: 'import', actions: ['ecs:ListClusters'], on: ['*'] },
];
