import { AssociateKmsKeyCommand, CloudWatchLogsClient, CreateLogGroupCommand, DeleteLogGroupCommand, DeleteRetentionPolicyCommand, DisassociateKmsKeyCommand, PutLogGroupDeletionProtectionCommand, PutRetentionPolicyCommand, TagResourceCommand, UntagResourceCommand, } from '@aws-sdk/client-cloudwatch-logs';
import { absentAsUndefined } from "../../../aws/absent.js";
import { observeLogGroups } from "./observe.js";
/** The AWS calls of log groups. */
export function logGroupProvider({ clients }) {
    const logs = clients.sender('logs', CloudWatchLogsClient);
    return { observe: (targets) => observeLogGroups(logs, targets), create, update, remove };
    async function create({ given, tags, key }) {
        const { retentionInDays, ...request } = given;
        await logs.send(new CreateLogGroupCommand({ ...request, logGroupName: key, tags: { ...tags } }));
        if (retentionInDays !== undefined)
            await putRetention(key, retentionInDays);
        return { name: key };
    }
    async function update({ desired, observed, changed, tags }) {
        const { spec, key: logGroupName } = desired;
        if (changed.has('retentionInDays'))
            await putRetention(logGroupName, spec.retentionInDays);
        if (changed.has('kmsKeyId'))
            await putKey(logGroupName, spec.kmsKeyId);
        if (changed.has('deletionProtectionEnabled')) {
            const deletionProtectionEnabled = spec.deletionProtectionEnabled ?? false;
            await logs.send(new PutLogGroupDeletionProtectionCommand({ logGroupIdentifier: logGroupName, deletionProtectionEnabled }));
        }
        await retag(observed.attributes.arn, tags);
    }
    async function putRetention(logGroupName, retentionInDays) {
        if (retentionInDays === undefined)
            await logs.send(new DeleteRetentionPolicyCommand({ logGroupName }));
        else
            await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }));
    }
    async function putKey(logGroupName, kmsKeyId) {
        if (kmsKeyId === undefined)
            await logs.send(new DisassociateKmsKeyCommand({ logGroupName }));
        else
            await logs.send(new AssociateKmsKeyCommand({ logGroupName, kmsKeyId }));
    }
    async function retag(resourceArn, { set, remove: tagKeys }) {
        if (Object.keys(set).length > 0)
            await logs.send(new TagResourceCommand({ resourceArn, tags: { ...set } }));
        if (tagKeys.length > 0)
            await logs.send(new UntagResourceCommand({ resourceArn, tagKeys: [...tagKeys] }));
    }
    async function remove({ key }) {
        await absentAsUndefined(logs.send(new DeleteLogGroupCommand({ logGroupName: key })), 'ResourceNotFoundException');
    }
}
