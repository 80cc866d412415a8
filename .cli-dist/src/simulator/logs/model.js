import { AssociateKmsKeyRequest$, CreateLogGroupRequest$, CreateLogStreamRequest$, DeleteLogGroupRequest$, DeleteLogStreamRequest$, DeleteRetentionPolicyRequest$, DescribeLogGroupsRequest$, DescribeLogStreamsRequest$, DisassociateKmsKeyRequest$, GetLogEventsRequest$, ListTagsForResourceRequest$, PutLogEventsRequest$, PutLogGroupDeletionProtectionRequest$, PutRetentionPolicyRequest$, TagResourceRequest$, UntagResourceRequest$, } from '@aws-sdk/client-cloudwatch-logs';
import { constraints } from "./constraints.js";
import { describeLogGroups } from "./describe-groups.js";
import { associateKmsKey, disassociateKmsKey } from "./encryption.js";
import { getLogEvents, putLogEvents } from "./events.js";
import { createLogGroup, deleteLogGroup, putLogGroupDeletionProtection } from "./groups.js";
import { limits } from "./limits.js";
import { deleteRetentionPolicy, putRetentionPolicy } from "./retention.js";
import { createLogsState } from "./state.js";
import { createLogStream, deleteLogStream, describeLogStreams } from "./streams.js";
import { listTagsForResource, taggedResources, tagResource, untagResource } from "./tags.js";
/** CloudWatch Logs, API version 2014-03-28. */
export const logs = {
    name: 'logs',
    protocol: 'awsJson1.1',
    target: 'Logs_20140328',
    limits,
    constraints,
    createState: createLogsState,
    taggedResources,
    operations: {
        CreateLogGroup: { input: () => CreateLogGroupRequest$, run: createLogGroup },
        DeleteLogGroup: { input: () => DeleteLogGroupRequest$, run: deleteLogGroup },
        PutLogGroupDeletionProtection: {
            input: () => PutLogGroupDeletionProtectionRequest$,
            run: putLogGroupDeletionProtection,
        },
        DescribeLogGroups: { input: () => DescribeLogGroupsRequest$, run: describeLogGroups },
        PutRetentionPolicy: { input: () => PutRetentionPolicyRequest$, run: putRetentionPolicy },
        DeleteRetentionPolicy: { input: () => DeleteRetentionPolicyRequest$, run: deleteRetentionPolicy },
        AssociateKmsKey: { input: () => AssociateKmsKeyRequest$, run: associateKmsKey },
        DisassociateKmsKey: { input: () => DisassociateKmsKeyRequest$, run: disassociateKmsKey },
        TagResource: { input: () => TagResourceRequest$, run: tagResource },
        UntagResource: { input: () => UntagResourceRequest$, run: untagResource },
        ListTagsForResource: { input: () => ListTagsForResourceRequest$, run: listTagsForResource },
        CreateLogStream: { input: () => CreateLogStreamRequest$, run: createLogStream },
        DeleteLogStream: { input: () => DeleteLogStreamRequest$, run: deleteLogStream },
        DescribeLogStreams: { input: () => DescribeLogStreamsRequest$, run: describeLogStreams },
        PutLogEvents: { input: () => PutLogEventsRequest$, run: putLogEvents },
        GetLogEvents: { input: () => GetLogEventsRequest$, run: getLogEvents },
    },
};
