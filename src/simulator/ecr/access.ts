import { AwsError } from '../aws-error.ts';
import { deniedText } from '../iam/authorize.ts';
import { type KeyValues, keysOf, requestTagKeys, resourceTagKeys } from '../iam/keys.ts';
import type { Access, Denial } from '../iam/policy.ts';
import type { Context } from '../operation.ts';
import type { EcrState } from './state.ts';

type Ecr = Context<EcrState>;

interface EcrInput {
  readonly repositoryName?: string;
  readonly repositoryNames?: readonly string[];
  readonly resourceArn?: string;
  readonly tags?: readonly { readonly Key?: string; readonly Value?: string }[];
  readonly tagKeys?: readonly string[];
  readonly encryptionConfiguration?: { readonly encryptionType?: string; readonly kmsKey?: string };
}

const ofTheRegistry = ['DescribeRegistry', 'GetAuthorizationToken', 'GetRegistryScanningConfiguration'];

/** Service authorization reference, Amazon ECR: all others are about repositories. */
const ofRepositories = [
  ...['CreateRepository', 'DescribeRepositories', 'DeleteRepository', 'PutImageTagMutability'],
  ...['PutImageScanningConfiguration', 'BatchGetRepositoryScanningConfiguration', 'TagResource', 'UntagResource'],
  ...['ListTagsForResource', 'PutLifecyclePolicy', 'GetLifecyclePolicy', 'DeleteLifecyclePolicy'],
  ...['SetRepositoryPolicy', 'GetRepositoryPolicy', 'DeleteRepositoryPolicy', 'PutImage', 'BatchGetImage'],
  ...['BatchDeleteImage', 'DescribeImages', 'ListImages', 'BatchCheckLayerAvailability', 'InitiateLayerUpload'],
  ...['UploadLayerPart', 'CompleteLayerUpload'],
];

/** What IAM is asked before each operation of ECR. */
export const access = Object.fromEntries([
  ...ofTheRegistry.map((operation) => [operation, () => [question(`ecr:${operation}`, '*', {})]]),
  ...ofRepositories.map((operation) => [
    operation,
    (input: EcrInput, context: Ecr) => aboutRepositories(operation, input, context),
  ]),
]) as Readonly<Record<string, (input: EcrInput, context: Ecr) => Access[]>>;

/** ECR spells the member with a capital letter here and nowhere else. */
export function denied(denial: Denial): AwsError {
  return new AwsError('AccessDeniedException', deniedText(denial), { messageMember: 'Message' });
}

function aboutRepositories(operation: string, input: EcrInput, context: Ecr): Access[] {
  const tags = new Map((input.tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
  const asked = { ...requestTagKeys(tags), ...(input.tagKeys ? { 'aws:TagKeys': input.tagKeys } : {}) };
  const about = (action: string, arn: string) =>
    question(`ecr:${action}`, arn, { ...asked, ...resourceTagKeys(tagsOf(arn, context), 'ecr') });
  const arns = arnsOf(input, context);
  const tagging = operation === 'CreateRepository' && tags.size > 0 ? arns : [];
  return [
    ...arns.map((arn) => about(operation, arn)),
    ...tagging.map((arn) => about('TagResource', arn)),
    ...aboutKeys(operation, input, context),
  ];
}

function arnsOf({ repositoryName, repositoryNames = [], resourceArn }: EcrInput, context: Ecr): string[] {
  if (resourceArn !== undefined) return [resourceArn];
  const names = [repositoryName, ...repositoryNames].flatMap((name) => name ?? []);
  return (names.length > 0 ? names : ['*']).map((name) => arnOf(context, 'ecr', `repository/${name}`));
}

function tagsOf(arn: string, { state }: Ecr): ReadonlyMap<string, string> | undefined {
  return state.repositories.get(arn.slice(arn.indexOf(':repository/') + ':repository/'.length))?.tags;
}

/** With a key of the customer's own, ECR makes and retires grants in the name of the caller (ECR user guide, encryption at rest). */
function aboutKeys(operation: string, input: EcrInput, context: Ecr): Access[] {
  const stored = context.state.repositories.get(input.repositoryName ?? '')?.view.encryptionConfiguration;
  const actions = { CreateRepository: ['DescribeKey', 'CreateGrant'], DeleteRepository: ['RetireGrant'] }[operation];
  const { kmsKey } = (operation === 'CreateRepository' ? input.encryptionConfiguration : stored) ?? {};
  if (!actions || kmsKey === undefined || kmsKey.includes('alias/aws/')) return [];
  const keys = { 'kms:ViaService': `ecr.${context.region}.amazonaws.com` };
  const arn = kmsKey.startsWith('arn:') ? kmsKey : arnOf(context, 'kms', `key/${kmsKey}`);
  return actions.map((action) => question(`kms:${action}`, arn, keys));
}

function arnOf({ partition, region, accountId }: Ecr, service: string, path: string): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${path}`;
}

function question(action: string, resource: string, keys: KeyValues): Access {
  return { action, resource, keys: keysOf(keys) };
}
