import { AssumeRoleRequest$, GetCallerIdentityRequest$ } from '@aws-sdk/client-sts';
import type { ServiceModel } from '../operation.ts';
import { validationError } from '../validation-error.ts';
import { access } from './access.ts';
import { assumeRole } from './assume-role.ts';
import { getCallerIdentity } from './caller-identity.ts';

/** AWS STS, API version 2011-06-15. */
export const sts: ServiceModel<object> = {
  name: 'sts',
  protocol: 'awsQuery',
  target: '2011-06-15',
  namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  limits: [],
  constraints: {
    refuse: validationError('ValidationError'),
    members: {
      RoleArn: { min: 20, max: 2048 },
      RoleSessionName: { min: 2, max: 64, pattern: String.raw`[\w+=,.@-]*` },
      DurationSeconds: { min: 900, max: 43_200 },
    },
  },
  access,
  createState: () => ({}),
  operations: {
    AssumeRole: { input: () => AssumeRoleRequest$, run: assumeRole },
    GetCallerIdentity: { input: () => GetCallerIdentityRequest$, run: getCallerIdentity },
  },
};
