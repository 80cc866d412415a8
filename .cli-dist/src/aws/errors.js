import { FailureError } from "../model/failure.js";
/** AWS error names, and what they mean to us. An unknown name is a defect of ours, never something to try again blindly. */
const reasonsByName = {
    ...names('AccessDenied', 'AccessDeniedException AccessDenied UnauthorizedOperation BlockedException NotAuthorized OptInRequired'),
    ...names('CredentialsExpired', 'ExpiredTokenException ExpiredToken RequestExpired UnrecognizedClientException InvalidClientTokenId'),
    ...names('CredentialsExpired', 'InvalidSignatureException SignatureDoesNotMatch MissingAuthenticationToken MissingAuthenticationTokenException'),
    ...names('CredentialsExpired', 'IncompleteSignature IncompleteSignatureException InvalidAccessKeyId AuthFailure'),
    ...names('CredentialsMissing', 'CredentialsProviderError'),
    ...names('Throttled', 'ThrottlingException Throttling ThrottledException TooManyRequestsException RequestLimitExceeded RequestThrottled SlowDown'),
    ...names('ServerError', 'ServerException InternalServiceException ServiceUnavailableException InternalFailure InternalServerException SyntaxError'),
    ...names('Unreachable', 'TimeoutError RequestTimeout RequestTimeoutException AbortError ECONNRESET ECONNREFUSED ENOTFOUND EAI_AGAIN EPIPE'),
    ...names('Unreachable', 'ETIMEDOUT EHOSTUNREACH ENETUNREACH NetworkingError'),
    ...names('QuotaExceeded', 'LimitExceededException AttributeLimitExceededException'),
    ...names('Refused', 'InvalidParameterException ClientException ValidationException SerializationException InvalidTagParameterException'),
    ...names('Refused', 'TooManyTagsException PlatformUnknownException PlatformTaskDefinitionIncompatibilityException KmsException'),
    ...names('Refused', 'UnsupportedFeatureException NamespaceNotFoundException UnknownOperationException InvalidParameterValue'),
    ...names('Busy', 'UpdateInProgressException LifecyclePolicyPreviewInProgressException'),
    ...names('InUse', 'ResourceInUseException ClusterContainsServicesException ClusterContainsTasksException'),
    ...names('InUse', 'ClusterContainsContainerInstancesException ClusterContainsCapacityProviderException'),
    ...names('HasContent', 'RepositoryNotEmptyException'),
    ...names('Conflict', 'ConflictException OperationAbortedException ResourceAlreadyExistsException RepositoryAlreadyExistsException'),
    ...names('Conflict', 'ResourceNotFoundException RepositoryNotFoundException ServiceNotFoundException ServiceNotActiveException'),
    ...names('Conflict', 'LifecyclePolicyNotFoundException RepositoryPolicyNotFoundException TargetNotFoundException'),
    ...names('NotYetVisible', 'ClusterNotFoundException'),
};
/** AWS answers with one name for many things; these texts tell them apart. */
const reasonsByMessage = [
    { fragment: 'still Draining', reason: 'Leaving' },
    { fragment: 'Too many concurrent attempts', reason: 'Throttled' },
    { fragment: 'Cluster was not ACTIVE', reason: 'Busy' },
    { fragment: 'not in an ACTIVE state', reason: 'Busy' },
    { fragment: 'while deployments are active', reason: 'Busy' },
    { fragment: 'Unable to assume the service linked role', reason: 'NotYetVisible' },
    { fragment: 'Unable to assume role and validate', reason: 'NotYetVisible' },
    { fragment: 'does not have an associated load balancer', reason: 'NotYetVisible' },
    { fragment: 'Invalid repository policy provided', reason: 'NotYetVisible' },
    { fragment: 'TaskDefinition not found', reason: 'NotYetVisible' },
    { fragment: 'TaskDefinition is inactive', reason: 'Conflict' },
    { fragment: 'not idempotent', reason: 'Conflict' },
    { fragment: 'Region is missing', reason: 'RegionMissing' },
];
/** What a caught SDK error means, as an error that carries a row of the failure table. */
export function toFailureError(error, operation) {
    const name = nameOf(error);
    const text = error instanceof Error ? error.message : String(error);
    const byMessage = reasonsByMessage.find(({ fragment }) => text.includes(fragment))?.reason;
    const reason = byMessage ?? (Object.hasOwn(reasonsByName, name) ? reasonsByName[name] : undefined) ?? byStatus(error);
    return new FailureError(reason, `${operation}: ${text || name}${text && text !== name ? ` (${name})` : ''}`, name);
}
function nameOf(error) {
    if (typeof error !== 'object' || error === null)
        return 'Error';
    const { name, code } = error;
    const isPlain = name === undefined || name === 'Error' || name === 'AggregateError';
    return String(isPlain ? (code ?? name ?? 'Error') : name);
}
function byStatus(error) {
    const status = error.$metadata?.httpStatusCode;
    return status !== undefined && status >= 500 ? 'ServerError' : 'UnknownError';
}
function names(reason, list) {
    return Object.fromEntries(list.split(' ').map((name) => [name, reason]));
}
