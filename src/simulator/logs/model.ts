import {
  AssociateKmsKeyRequest$,
  CreateLogGroupRequest$,
  CreateLogStreamRequest$,
  DeleteLogGroupRequest$,
  DeleteLogStreamRequest$,
  DeleteRetentionPolicyRequest$,
  DescribeLogGroupsRequest$,
  DescribeLogStreamsRequest$,
  DisassociateKmsKeyRequest$,
  FilterLogEventsRequest$,
  GetLogEventsRequest$,
  ListTagsForResourceRequest$,
  PutLogEventsRequest$,
  PutLogGroupDeletionProtectionRequest$,
  PutRetentionPolicyRequest$,
  TagResourceRequest$,
  UntagResourceRequest$,
} from '@aws-sdk/client-cloudwatch-logs';
import type { ServiceModel } from '../operation.ts';
import { access, denied } from './access.ts';
import { constraints } from './constraints.ts';
import { describeLogGroups } from './describe-groups.ts';
import { associateKmsKey, disassociateKmsKey } from './encryption.ts';
import { getLogEvents, putLogEvents } from './events.ts';
import { filterLogEvents } from './filter-events.ts';
import { createLogGroup, deleteLogGroup, putLogGroupDeletionProtection } from './groups.ts';
import { limits } from './limits.ts';
import { deleteRetentionPolicy, putRetentionPolicy } from './retention.ts';
import { createLogsState, type LogsState } from './state.ts';
import { createLogStream, deleteLogStream, describeLogStreams } from './streams.ts';
import { listTagsForResource, taggedResources, tagResource, untagResource } from './tags.ts';

/** CloudWatch Logs, API version 2014-03-28. */
export const logs: ServiceModel<LogsState> = {
  name: 'logs',
  protocol: 'awsJson1.1',
  target: 'Logs_20140328',
  limits,
  constraints,
  access,
  denied,
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
    FilterLogEvents: { input: () => FilterLogEventsRequest$, run: filterLogEvents },
  },
};
