import { AwsError } from './aws-error.ts';
import { defaultAccountId } from './default-world.ts';
import type { Policy } from './iam/policy.ts';
import type { Place } from './operation.ts';
import type { WireRequest } from './wire/message.ts';
import type { Principal } from './world.ts';

/** Who signed a request, and for which region. */
export interface Caller extends Place, Principal {
  /** What the caller may do; everything when left out. */
  readonly policies?: readonly Policy[];
}

/** What is known of access keys; any other key is accepted, and one of 12 digits names its account. */
export interface AccessKeys {
  /** Whom temporary credentials stand for. */
  readonly sessions: ReadonlyMap<string, Principal>;
  /** Keys that AWS does not know. */
  readonly unknown: ReadonlySet<string>;
  /** Identity policies by access key; those of `*` hold for every key but `root`. */
  readonly policies: ReadonlyMap<string, readonly Policy[]>;
}

/** The credential scope of a signature. */
export interface Scope {
  readonly accessKey: string;
  readonly region: string;
  /** Signing name, e.g. `ecs`. */
  readonly service: string;
}

/** The access key of the default account's root user. */
const rootKey = 'root';

const credential = /^AWS4-HMAC-SHA256 .*Credential=([^/,\s]+)\/\d{8}\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request/;

/** What the request's signature is for; undefined when it has none. */
export function scopeOf({ headers }: WireRequest): Scope | undefined {
  const [, accessKey, region, service] = credential.exec(headers.authorization ?? '') ?? [];
  return accessKey && region && service ? { accessKey, region, service } : undefined;
}

/** Reads the signature's credential scope without verifying the signature; throws the errors of a missing or unknown one. */
export function readCaller(request: WireRequest, keys: AccessKeys): Caller {
  if (!request.headers.authorization) {
    throw new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token', { status: 403 });
  }
  const scope = scopeOf(request);
  if (!scope) throw new AwsError('IncompleteSignatureException', 'Authorization header requires a credential scope.');
  const { accessKey, region } = scope;
  if (keys.unknown.has(accessKey)) {
    throw new AwsError('UnrecognizedClientException', 'The security token included in the request is invalid.');
  }
  const accountId = /^\d{12}$/.test(accessKey) ? accessKey : defaultAccountId;
  const principal = accessKey === rootKey ? rootOf(accountId, region) : userOf(accountId, region);
  const policies = keys.policies.get(accessKey) ?? (accessKey === rootKey ? undefined : keys.policies.get('*'));
  return {
    ...callerIn(region, keys.sessions.get(accessKey) ?? principal),
    ...(policies ? { policies } : {}),
  };
}

/** The caller that a principal is in a region. */
export function callerIn(region: string, principal: Principal): Caller {
  return { ...principal, region, partition: partitionOf(region) };
}

/** The one user of an account. */
export function userOf(accountId: string, region: string): Principal {
  const id = `AIDA${accountId}EVNKL`;
  return { accountId, id, arn: `arn:${partitionOf(region)}:iam::${accountId}:user/evenkeel` };
}

/** Whom no identity policy restrains. */
function rootOf(accountId: string, region: string): Principal {
  return { accountId, id: accountId, arn: `arn:${partitionOf(region)}:iam::${accountId}:root` };
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
