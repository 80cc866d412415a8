import {
  AssociateKmsKeyCommand,
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  type CreateLogGroupRequest,
  DeleteLogGroupCommand,
  DeleteRetentionPolicyCommand,
  DisassociateKmsKeyCommand,
  PutLogGroupDeletionProtectionCommand,
  PutRetentionPolicyCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { absentAsUndefined } from '../../../aws/absent.ts';
import type { Access } from '../../../aws/cloud.ts';
import type { Amendment, Desired, Observed, Provider } from '../../../model/provider.ts';
import type { Attributes } from '../../../model/resource.ts';
import { listLogGroups, observeLogGroups } from './provider/observe.ts';

/** A log group's spec. */
export type Spec = Omit<CreateLogGroupRequest, 'tags'> & { retentionInDays?: number };

/** The AWS calls of log groups. */
export function logGroupProvider({ clients }: Access): Provider<Spec> {
  const logs = clients.sender('logs', CloudWatchLogsClient);
  return {
    observe: (targets) => observeLogGroups(logs, targets),
    list: () => listLogGroups(logs),
    create,
    update,
    remove,
  };

  async function create({ given, tags, key }: Desired<Spec>): Promise<Attributes> {
    const { retentionInDays, ...request } = given;
    await logs.send(new CreateLogGroupCommand({ ...request, logGroupName: key, tags: { ...tags } }));
    if (retentionInDays !== undefined) await putRetention(key, retentionInDays);
    return { name: key };
  }

  async function update({ desired, observed, changed, tags }: Amendment<Spec>): Promise<Attributes> {
    const { spec, key: logGroupName } = desired;
    if (changed.has('retentionInDays')) await putRetention(logGroupName, spec.retentionInDays);
    if (changed.has('kmsKeyId')) await putKey(logGroupName, spec.kmsKeyId);
    if (changed.has('deletionProtectionEnabled')) {
      const deletionProtectionEnabled = spec.deletionProtectionEnabled ?? false;
      await logs.send(
        new PutLogGroupDeletionProtectionCommand({ logGroupIdentifier: logGroupName, deletionProtectionEnabled }),
      );
    }
    await retag(observed.attributes.arn, tags);
    return {};
  }

  async function putRetention(logGroupName: string, retentionInDays: number | undefined): Promise<void> {
    if (retentionInDays === undefined) await logs.send(new DeleteRetentionPolicyCommand({ logGroupName }));
    else await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }));
  }

  async function putKey(logGroupName: string, kmsKeyId: string | undefined): Promise<void> {
    if (kmsKeyId === undefined) await logs.send(new DisassociateKmsKeyCommand({ logGroupName }));
    else await logs.send(new AssociateKmsKeyCommand({ logGroupName, kmsKeyId }));
  }

  async function retag(resourceArn: string | undefined, { set, remove: tagKeys }: Amendment['tags']): Promise<void> {
    if (Object.keys(set).length > 0) await logs.send(new TagResourceCommand({ resourceArn, tags: { ...set } }));
    if (tagKeys.length > 0) await logs.send(new UntagResourceCommand({ resourceArn, tagKeys: [...tagKeys] }));
  }

  async function remove({ key }: Observed): Promise<void> {
    await absentAsUndefined(logs.send(new DeleteLogGroupCommand({ logGroupName: key })), 'ResourceNotFoundException');
  }
}
