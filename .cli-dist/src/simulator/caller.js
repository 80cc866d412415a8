import { AwsError } from "./aws-error.js";
import { defaultAccountId } from "./default-world.js";
const credential = /^AWS4-HMAC-SHA256 .*Credential=([^/,\s]+)\/\d{8}\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request/;
/** What the request's signature is for; undefined when it has none. */
export function scopeOf({ headers }) {
    const [, accessKey, region, service] = credential.exec(headers.authorization ?? '') ?? [];
    return accessKey && region && service ? { accessKey, region, service } : undefined;
}
/** Reads the signature's credential scope without verifying the signature; throws the errors of a missing or unknown one. */
export function readCaller(request, keys) {
    if (!request.headers.authorization) {
        throw new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token', { status: 403 });
    }
    const scope = scopeOf(request);
    if (!scope)
        throw new AwsError('IncompleteSignatureException', 'Authorization header requires a credential scope.');
    const { accessKey, region } = scope;
    if (keys.unknown.has(accessKey)) {
        throw new AwsError('UnrecognizedClientException', 'The security token included in the request is invalid.');
    }
    const accountId = /^\d{12}$/.test(accessKey) ? accessKey : defaultAccountId;
    return callerIn(region, keys.sessions.get(accessKey) ?? userOf(accountId, region));
}
/** The caller that a principal is in a region. */
export function callerIn(region, principal) {
    return { ...principal, region, partition: partitionOf(region) };
}
/** The one user of an account. */
export function userOf(accountId, region) {
    const id = `AIDA${accountId}EVNKL`;
    return { accountId, id, arn: `arn:${partitionOf(region)}:iam::${accountId}:user/evenkeel` };
}
function partitionOf(region) {
    if (region.startsWith('cn-'))
        return 'aws-cn';
    return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
