import type { Limit } from '../operation.ts';

/** CloudWatch Logs' published request rates (service quotas). */
export const limits: readonly Limit[] = [
  limit('CreateLogGroup', 10),
  limit('DeleteLogGroup', 10),
  limit('DescribeLogGroups', 10),
  limit('DescribeLogStreams', 25),
  limit('PutRetentionPolicy', 5),
  limit('DeleteRetentionPolicy', 5),
  limit('AssociateKmsKey', 5),
  limit('DisassociateKmsKey', 5),
  limit('TagResource', 5),
  limit('UntagResource', 5),
  limit('ListTagsForResource', 5),
  limit('GetLogEvents', 25),
];

function limit(operation: string, perSecond: number): Limit {
  return { category: operation, burst: perSecond, refillPerSecond: perSecond, operations: [operation] };
}
