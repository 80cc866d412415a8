import { FailureError, type Reason } from '../model/failure.ts';
import { readSdkError, type SdkError } from './sdk-error.ts';

/** AWS error names, and what they mean to us. An unknown name is a defect of ours, never something to try again blindly. */
const reasonsByName: Readonly<Record<string, Reason>> = {
  ...names(
    'AccessDenied',
    'AccessDeniedException AccessDenied UnauthorizedOperation BlockedException NotAuthorized OptInRequired',
  ),
  ...names(
    'CredentialsExpired',
    'ExpiredTokenException ExpiredToken RequestExpired UnrecognizedClientException InvalidClientTokenId',
  ),
  ...names(
    'CredentialsExpired',
    'InvalidSignatureException SignatureDoesNotMatch MissingAuthenticationToken MissingAuthenticationTokenException',
  ),
  ...names(
    'CredentialsExpired',
    'IncompleteSignature IncompleteSignatureException InvalidAccessKeyId AuthFailure RequestTimeTooSkewed',
  ),
  // The files that the SDK reads hold credentials.
  ...names('CredentialsMissing', 'CredentialsProviderError TokenProviderError ProviderError ENOENT EACCES'),
  ...names(
    'Throttled',
    'ThrottlingException Throttling ThrottledException TooManyRequestsException RequestLimitExceeded RequestThrottled SlowDown',
  ),
  ...names('Throttled', 'RequestThrottledException PriorRequestNotComplete'),
  ...names(
    'ServerError',
    'ServerException InternalServiceException ServiceUnavailableException InternalFailure InternalServerException',
  ),
  ...names(
    'Unreachable',
    'TimeoutError RequestTimeout RequestTimeoutException AbortError ECONNRESET ECONNREFUSED ENOTFOUND EAI_AGAIN EPIPE',
  ),
  ...names('Unreachable', 'ETIMEDOUT EHOSTUNREACH EHOSTDOWN ENETUNREACH ENETDOWN EADDRNOTAVAIL ECONNABORTED EPROTO'),
  ...names('Unreachable', 'EAI_FAIL EMFILE NetworkingError ERR_INVALID_URL ERR_STREAM_PREMATURE_CLOSE'),
  ...names('QuotaExceeded', 'LimitExceededException AttributeLimitExceededException'),
  ...names(
    'Refused',
    'InvalidParameterException ClientException ValidationException SerializationException InvalidTagParameterException',
  ),
  ...names(
    'Refused',
    'TooManyTagsException PlatformUnknownException PlatformTaskDefinitionIncompatibilityException KmsException',
  ),
  ...names(
    'Refused',
    'UnsupportedFeatureException NamespaceNotFoundException UnknownOperationException InvalidParameterValue',
  ),
  ...names('Refused', 'InvalidOperationException'),
  ...names('Busy', 'UpdateInProgressException LifecyclePolicyPreviewInProgressException'),
  ...names('InUse', 'ResourceInUseException ClusterContainsServicesException ClusterContainsTasksException'),
  ...names('InUse', 'ClusterContainsContainerInstancesException ClusterContainsCapacityProviderException'),
  ...names('HasContent', 'RepositoryNotEmptyException'),
  ...names(
    'Conflict',
    'ConflictException OperationAbortedException ResourceAlreadyExistsException RepositoryAlreadyExistsException',
  ),
  ...names(
    'Conflict',
    'ResourceNotFoundException RepositoryNotFoundException ServiceNotFoundException ServiceNotActiveException',
  ),
  ...names('Conflict', 'LifecyclePolicyNotFoundException RepositoryPolicyNotFoundException TargetNotFoundException'),
  ...names('Conflict', 'PaginationTokenExpiredException ServiceDeploymentNotFoundException'),
  ...names('NotYetVisible', 'ClusterNotFoundException'),
};

/** AWS answers with one name for many things; these texts tell them apart. */
const reasonsByMessage: readonly { readonly fragment: string; readonly reason: Reason }[] = [
  { fragment: 'still Draining', reason: 'Leaving' },
  { fragment: 'Too many concurrent attempts', reason: 'Throttled' },
  { fragment: 'Cluster was not ACTIVE', reason: 'Busy' },
  { fragment: 'not in an ACTIVE state', reason: 'Busy' },
  { fragment: 'while deployments are active', reason: 'Busy' },
  // The text of the refusal is not known from AWS.
  { fragment: 'being rolled back', reason: 'Busy' },
  { fragment: 'Unable to assume the service linked role', reason: 'NotYetVisible' },
  { fragment: 'Unable to assume role and validate', reason: 'NotYetVisible' },
  { fragment: 'does not have an associated load balancer', reason: 'NotYetVisible' },
  { fragment: 'Invalid repository policy provided', reason: 'NotYetVisible' },
  { fragment: 'TaskDefinition not found', reason: 'NotYetVisible' },
  { fragment: 'TaskDefinition is inactive', reason: 'Conflict' },
  { fragment: 'not idempotent', reason: 'Conflict' },
  { fragment: 'hookId is either completed, unavailable', reason: 'Conflict' },
  { fragment: 'in terminal states', reason: 'Conflict' },
  { fragment: 'Region is missing', reason: 'RegionMissing' },
  { fragment: 'Region not accepted', reason: 'RegionMissing' },
  { fragment: "run 'aws sso login'", reason: 'CredentialsExpired' },
];

/** Node's codes of connections that are not encrypted as they should be, or do not carry HTTP. */
const brokenConnection = /^(HPE|ERR_TLS|ERR_SSL|CERT|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO)_/;

/** What a caught SDK error means, as an error that carries a row of the failure table. */
export function toFailureError(error: unknown, operation: string): FailureError {
  const said = readSdkError(error);
  const reason = byMessage(said.text) ?? byName(said.name) ?? byAnswer(said);
  return new FailureError(reason, `${operation}: ${sentenceOf(said)}`, said.name);
}

/** The name follows where it says more than the text. */
function sentenceOf({ name, text, isStrange }: SdkError): string {
  if (text === '') return name;
  return isStrange || name === text || name === 'Error' ? text : `${text} (${name})`;
}

function byMessage(text: string): Reason | undefined {
  return reasonsByMessage.find(({ fragment }) => text.includes(fragment))?.reason;
}

function byName(name: string): Reason | undefined {
  if (brokenConnection.test(name)) return 'Unreachable';
  return Object.hasOwn(reasonsByName, name) ? reasonsByName[name] : undefined;
}

function byAnswer({ status, isStrange }: SdkError): Reason {
  if (status === undefined) return 'UnknownError';
  if (status >= 500 || (isStrange && status < 300)) return 'ServerError';
  if (status === 429) return 'Throttled';
  return isStrange ? 'Unreachable' : 'UnknownError';
}

function names(reason: Reason, list: string): Record<string, Reason> {
  return Object.fromEntries(list.split(' ').map((name) => [name, reason]));
}
