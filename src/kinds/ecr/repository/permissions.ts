import { literal, notAnothers, owned, requestTagged } from '../../../aws/permissions.ts';
import { textOf, valueAt } from '../../../model/known.ts';
import { given, notGiven } from '../../../model/need.ts';
import type { Conditions, Named, Permission } from '../../../model/permission.ts';

const place = 'arn:{partition}:ecr:{region}:{account}:repository';
const on = [`${place}/{key}`];
const reads = ['ecr:GetLifecyclePolicy', 'ecr:GetRepositoryPolicy', 'ecr:ListTagsForResource'];

const viaEcr: Conditions = { StringEquals: { 'kms:ViaService': 'ecr.{region}.amazonaws.com' } };
const key: Named = {
  words: 'the key that it is encrypted with',
  arnsOf: ({ spec }) => [keyArn(textOf(valueAt(spec, 'encryptionConfiguration.kmsKey')) ?? '')],
};
const ownKey = given('encryptionConfiguration.kmsKey');

/** What IAM must allow for repositories. */
export const permissions: readonly Permission[] = [
  // One name that does not exist fails the call for all names, and then everything is listed.
  { sid: 'ListAll', for: ['plan', 'left', 'import'], actions: ['ecr:DescribeRepositories'], on: [`${place}/*`] },
  { sid: 'Read', for: ['plan', 'import'], actions: reads, on },
  { sid: 'ReadWhatLeftGit', for: 'left', actions: ['ecr:ListImages', ...reads], on, conditions: notAnothers },
  { sid: 'Read', for: 'import', actions: ['ecr:ListImages'], on },
  { sid: 'CreateTagged', for: 'apply', actions: ['ecr:CreateRepository'], on, conditions: requestTagged },
  { sid: 'SetUpOwned', for: 'apply', actions: ['ecr:TagResource'], on, conditions: notAnothers },
  {
    sid: 'SetUpOwned',
    for: 'apply',
    actions: ['ecr:PutLifecyclePolicy'],
    on,
    needs: given('lifecyclePolicyText'),
    conditions: notAnothers,
  },
  {
    sid: 'SetUpOwned',
    for: 'apply',
    actions: ['ecr:SetRepositoryPolicy'],
    on,
    needs: given('policyText'),
    conditions: notAnothers,
  },
  {
    sid: 'ChangeOwned',
    for: 'apply',
    actions: ['ecr:PutImageScanningConfiguration', 'ecr:PutImageTagMutability', 'ecr:UntagResource'],
    on,
    conditions: owned,
  },
  {
    sid: 'ChangeOwned',
    for: 'apply',
    actions: ['ecr:DeleteLifecyclePolicy'],
    on,
    needs: notGiven('lifecyclePolicyText'),
    conditions: owned,
  },
  {
    sid: 'ChangeOwned',
    for: 'apply',
    actions: ['ecr:DeleteRepositoryPolicy'],
    on,
    needs: notGiven('policyText'),
    conditions: owned,
  },
  {
    sid: 'ChangeOwned',
    for: 'suspend',
    actions: ['ecr:TagResource', 'ecr:UntagResource'],
    on,
    conditions: owned,
  },
  { sid: 'ReplaceOwned', for: 'replace', actions: ['ecr:DeleteRepository'], on, conditions: owned },
  { sid: 'PruneOwned', for: 'prune', actions: ['ecr:DeleteRepository'], on, conditions: owned },
  {
    sid: 'UseKeys',
    for: 'apply',
    actions: ['kms:CreateGrant', 'kms:DescribeKey'],
    on: key,
    needs: ownKey,
    conditions: viaEcr,
  },
  { sid: 'UseKeys', for: 'replace', actions: ['kms:RetireGrant'], on: key, needs: ownKey, conditions: viaEcr },
  {
    sid: 'UseKeys',
    for: 'prune',
    actions: ['kms:RetireGrant'],
    on: ['arn:{partition}:kms:{region}:{account}:key/*'],
    conditions: viaEcr,
  },
];

/** IAM knows keys by id alone: an alias may stand for any of them. */
function keyArn(text: string): string {
  const [, id] = /^(?:key\/)?([0-9a-f-]{36}|mrk-[0-9a-f]{32})$/.exec(text) ?? [];
  const isArn = text.startsWith('arn:') && !text.includes(':alias/');
  return isArn ? literal(text) : `arn:{partition}:kms:{region}:{account}:key/${id ?? '*'}`;
}
