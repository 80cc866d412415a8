import { AssumeRoleRequest$, GetCallerIdentityRequest$ } from '@aws-sdk/client-sts';
import { validationError } from "../validation-error.js";
import { assumeRole } from "./assume-role.js";
import { getCallerIdentity } from "./caller-identity.js";
/** AWS STS, API version 2011-06-15. */
export const sts = {
    name: 'sts',
    protocol: 'awsQuery',
    target: '2011-06-15',
    namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
    limits: [],
    constraints: {
        refuse: validationError('ValidationError'),
        members: {
            RoleArn: { min: 20, max: 2048 },
            RoleSessionName: { min: 2, max: 64, pattern: String.raw `[\w+=,.@-]*` },
            DurationSeconds: { min: 900, max: 43_200 },
        },
    },
    createState: () => ({}),
    operations: {
        AssumeRole: { input: () => AssumeRoleRequest$, run: assumeRole },
        GetCallerIdentity: { input: () => GetCallerIdentityRequest$, run: getCallerIdentity },
    },
};
