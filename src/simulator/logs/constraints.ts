import { LogGroupClass, OrderBy } from '@aws-sdk/client-cloudwatch-logs';
import type { Constraint, ConstraintSet } from '../constraint.ts';
import { validationError } from '../validation-error.ts';

const groupName: Constraint = { min: 1, max: 512, pattern: String.raw`[\.\-_/#A-Za-z0-9]+` };
const groupIdentifier: Constraint = { min: 1, max: 2048, pattern: String.raw`[\w#+=/:,.@-]*` };
const streamName: Constraint = { min: 1, max: 512, pattern: '[^:*]*' };
const tagKey: Constraint = { min: 1, max: 128, pattern: String.raw`^([\p{L}\p{Z}\p{N}_.:/=+\-@]+)$` };

/** The days that PutRetentionPolicy takes. */
const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** The bounds of the CloudWatch Logs API reference. */
export const constraints: ConstraintSet = {
  refuse: validationError('InvalidParameterException'),
  members: {
    logGroupName: groupName,
    logGroupNamePrefix: groupName,
    logGroupNamePattern: { max: 512, pattern: String.raw`[\.\-_/#A-Za-z0-9]*` },
    logGroupIdentifier: groupIdentifier,
    logGroupIdentifiers: { min: 1, max: 50, each: groupIdentifier },
    logGroupClass: { values: Object.values(LogGroupClass) },
    logStreamName: streamName,
    logStreamNamePrefix: streamName,
    orderBy: { values: Object.values(OrderBy) },
    kmsKeyId: { max: 256 },
    resourceIdentifier: { min: 1, max: 2048, pattern: String.raw`[\w+=/:,.@\-\*]*` },
    resourceArn: { min: 1, max: 1011, pattern: String.raw`[\w+=/:,.@-]*` },
    retentionInDays: { values: retentionDays },
    tags: {
      min: 1,
      max: 50,
      eachKey: tagKey,
      each: { max: 256, pattern: String.raw`^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$` },
    },
    tagKeys: { max: 50, each: tagKey },
    limit: { min: 1, max: 50 },
    logStreamNames: { min: 1, max: 100, each: streamName },
    filterPattern: { max: 1024 },
    'FilterLogEventsRequest.limit': { min: 1, max: 10_000 },
    'GetLogEventsRequest.limit': { min: 1, max: 10_000 },
    nextToken: { min: 1 },
    logEvents: { min: 1, max: 10_000 },
    message: { min: 1 },
    timestamp: { min: 0 },
    startTime: { min: 0 },
    endTime: { min: 0 },
  },
};
