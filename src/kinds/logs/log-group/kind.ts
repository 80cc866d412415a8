import type { ConnectedKind } from '../../../aws/cloud.ts';
import { anySpec } from '../../../model/provider.ts';
import { checks } from './checks.ts';
import { logGroupHealth } from './health.ts';
import { permissions } from './permissions.ts';
import { fields } from './spec.ts';

/** A CloudWatch Logs group. */
export const logGroup: ConnectedKind = {
  name: 'LogGroup',
  summary: 'A CloudWatch Logs group with its retention, encryption and class.',
  shape: {
    package: '@aws-sdk/client-cloudwatch-logs',
    type: 'CreateLogGroupRequest',
    omit: [],
    add: { PutRetentionPolicyRequest: ['retentionInDays'] },
    optional: ['retentionInDays'],
  },
  nameField: 'logGroupName',
  onChange: 'update',
  fields,
  checks,
  describeOnly: [
    ...[
      'arn',
      'logGroupArn',
      'creationTime',
      'storedBytes',
      'metricFilterCount',
      'dataProtectionStatus',
      'inheritedProperties',
    ],
    ...['retentionPolicyName', 'bearerTokenAuthenticationEnabled'],
  ],
  indexType: 'logs:log-group',
  keyOf: ({ logGroupName }) => String(logGroupName),
  keyOfArn: (arn) => arn.split(':log-group:')[1]?.replace(/:\*$/, '') ?? arn,
  attributes: ({ logGroupName }, { partition, region, account }) => ({
    arn: `arn:${partition}:logs:${region}:${account}:log-group:${String(logGroupName)}`,
    name: String(logGroupName),
  }),
  health: logGroupHealth,
  columns: ({ spec }) => ({
    Retention: spec.retentionInDays === undefined ? 'never expires' : `${String(spec.retentionInDays)} days`,
  }),
  permissions,
  connect: async (access) => anySpec((await import('./provider.ts')).logGroupProvider(access)),
};
