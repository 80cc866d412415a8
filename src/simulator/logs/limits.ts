import { requestRates } from '../request-rates.ts';

/** CloudWatch Logs' published request rates (service quotas). */
export const limits = requestRates({
  CreateLogGroup: 10,
  DeleteLogGroup: 10,
  DescribeLogGroups: 10,
  DescribeLogStreams: 25,
  PutRetentionPolicy: 5,
  DeleteRetentionPolicy: 5,
  AssociateKmsKey: 5,
  DisassociateKmsKey: 5,
  TagResource: 5,
  UntagResource: 5,
  ListTagsForResource: 5,
  GetLogEvents: 25,
  FilterLogEvents: 25,
});
