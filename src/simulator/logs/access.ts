import { AwsError } from '../aws-error.ts';
import { keysOf, requestTagKeys, resourceTagKeys } from '../iam/keys.ts';
import type { Access, Denial } from '../iam/policy.ts';
import { groupArn, type Logs, nameOf } from './group.ts';

interface LogsInput {
  readonly logGroupName?: string;
  readonly logGroupIdentifier?: string;
  readonly resourceArn?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly tagKeys?: readonly string[];
}

const ofTags = ['TagResource', 'UntagResource', 'ListTagsForResource'];
const ofGroups = [
  ...['CreateLogGroup', 'DeleteLogGroup', 'PutLogGroupDeletionProtection', 'DescribeLogGroups', 'PutRetentionPolicy'],
  ...['DeleteRetentionPolicy', 'AssociateKmsKey', 'DisassociateKmsKey', 'CreateLogStream', 'DeleteLogStream'],
  ...['DescribeLogStreams', 'PutLogEvents', 'GetLogEvents', 'FilterLogEvents'],
];

/** What IAM is asked before each operation of CloudWatch Logs (service authorization reference, CloudWatch Logs user guide). */
export const access = Object.fromEntries(
  [...ofTags, ...ofGroups].map((operation) => [
    operation,
    (input: LogsInput, context: Logs) => questions(operation, input, context),
  ]),
);

/** Of tags that are given at birth it says something of its own. */
export function denied({ access: { action }, operation, caller }: Denial): AwsError | undefined {
  if (action !== 'logs:TagResource' || operation !== 'CreateLogGroup') return undefined;
  const message = `User with accountId: ${caller.accountId} is not authorized to perform CreateLogGroup with Tags. An additional permission "${action}" is required.`;
  return new AwsError('AccessDeniedException', message);
}

function questions(operation: string, input: LogsInput, context: Logs): Access[] {
  const { logGroupName, logGroupIdentifier, resourceArn, tags = {}, tagKeys } = input;
  // A search for groups is asked about one without a name, whatever the prefix.
  const name = nameOf(context, resourceArn ?? logGroupIdentifier ?? logGroupName ?? '') ?? '';
  const keys = keysOf({
    ...requestTagKeys(new Map(Object.entries(tags))),
    ...(tagKeys ? { 'aws:TagKeys': tagKeys } : {}),
    ...resourceTagKeys(context.state.groups.get(name)?.tags),
  });
  const arn = groupArn(context, name);
  const own = { action: `logs:${operation}`, resource: ofTags.includes(operation) ? arn : `${arn}:log-stream:`, keys };
  const isTagged = operation === 'CreateLogGroup' && Object.keys(tags).length > 0;
  return isTagged ? [own, { action: 'logs:TagResource', resource: arn, keys }] : [own];
}
