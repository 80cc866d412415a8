import { notAnothers, owned, requestTagged } from '../../../aws/permissions.ts';
import { given, notGiven } from '../../../model/need.ts';
import type { Permission } from '../../../model/permission.ts';

const group = 'arn:{partition}:logs:{region}:{account}:log-group:{key}';
/** What the tag calls are asked about; all others are asked about the group's streams (CloudWatch Logs user guide). */
const tags = [group];
const on = [`${group}:*`];

/** What IAM must allow for log groups. */
export const permissions: readonly Permission[] = [
  // Whatever the prefix, IAM is asked about a group without a name.
  {
    sid: 'ListAll',
    for: ['plan', 'left', 'import'],
    actions: ['logs:DescribeLogGroups'],
    on: ['arn:{partition}:logs:{region}:{account}:log-group:*'],
  },
  { sid: 'Read', for: ['plan', 'import'], actions: ['logs:ListTagsForResource'], on: tags },
  { sid: 'ReadWhatLeftGit', for: 'left', actions: ['logs:ListTagsForResource'], on: tags, conditions: notAnothers },
  { sid: 'CreateTagged', for: 'apply', actions: ['logs:CreateLogGroup'], on, conditions: requestTagged },
  {
    sid: 'SetUpOwned',
    for: 'apply',
    actions: ['logs:TagResource'],
    // Which of the two forms a create with tags is asked about is not published.
    on: [...tags, ...on],
    conditions: notAnothers,
  },
  {
    sid: 'SetUpOwned',
    for: 'apply',
    actions: ['logs:PutRetentionPolicy'],
    on,
    needs: given('retentionInDays'),
    conditions: notAnothers,
  },
  {
    sid: 'ChangeOwned',
    for: 'apply',
    actions: ['logs:DeleteRetentionPolicy'],
    on,
    needs: notGiven('retentionInDays'),
    conditions: owned,
  },
  {
    sid: 'ChangeOwned',
    for: 'apply',
    actions: ['logs:AssociateKmsKey'],
    on,
    needs: given('kmsKeyId'),
    conditions: owned,
  },
  {
    sid: 'ChangeOwned',
    for: 'apply',
    actions: ['logs:DisassociateKmsKey'],
    on,
    needs: notGiven('kmsKeyId'),
    conditions: owned,
  },
  { sid: 'ChangeOwned', for: 'apply', actions: ['logs:PutLogGroupDeletionProtection'], on, conditions: owned },
  { sid: 'ChangeOwned', for: 'apply', actions: ['logs:UntagResource'], on: tags, conditions: owned },
  {
    sid: 'ChangeOwned',
    for: 'suspend',
    actions: ['logs:TagResource', 'logs:UntagResource'],
    on: tags,
    conditions: owned,
  },
  { sid: 'ReplaceOwned', for: 'replace', actions: ['logs:DeleteLogGroup'], on, conditions: owned },
  { sid: 'PruneOwned', for: 'prune', actions: ['logs:DeleteLogGroup'], on, conditions: owned },
];
