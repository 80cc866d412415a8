import { AwsError } from "../aws-error.js";
/** Credentials of a role in any account; every role exists and trusts every caller, and its credentials never expire. */
export function assumeRole(input, { world }) {
    const { RoleArn = '', RoleSessionName = '', DurationSeconds = 3600 } = input;
    const [, partition, accountId = '', path = ''] = /^arn:([a-z-]+):iam::(\d{12}):role\/(.+)$/.exec(RoleArn) ?? [];
    if (!partition)
        throw new AwsError('ValidationError', `${RoleArn} is invalid`);
    const role = path.slice(path.lastIndexOf('/') + 1);
    const id = `AROA${accountId}EVNKL:${RoleSessionName}`;
    const arn = `arn:${partition}:sts::${accountId}:assumed-role/${role}/${RoleSessionName}`;
    const accessKey = `ASIA${world.base62(16).toUpperCase()}`;
    world.sessions.set(accessKey, { accountId, arn, id });
    return {
        AssumedRoleUser: { AssumedRoleId: id, Arn: arn },
        Credentials: {
            AccessKeyId: accessKey,
            SecretAccessKey: world.base62(40),
            SessionToken: world.base62(120),
            Expiration: new Date(world.clock.now() + DurationSeconds * 1000).toISOString(),
        },
    };
}
