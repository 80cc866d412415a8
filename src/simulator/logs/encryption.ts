import type { AssociateKmsKeyRequest, DisassociateKmsKeyRequest } from '@aws-sdk/client-cloudwatch-logs';
import type { Wire } from '../operation.ts';
import { groupByIdentifier, groupOf, invalid, type Logs } from './group.ts';
import type { StoredGroup } from './state.ts';

/** Encrypts what comes from now on with a key. */
export function associateKmsKey(input: Wire<AssociateKmsKeyRequest>, context: Logs) {
  const { view } = named(input, context);
  const { kmsKeyId = '' } = input;
  requireKey(kmsKeyId, view.logGroupArn ?? '');
  view.kmsKeyId = kmsKeyId;
  return {};
}

/** Encrypts what comes from now on with AWS's own key. */
export function disassociateKmsKey(input: Wire<DisassociateKmsKeyRequest>, context: Logs) {
  delete named(input, context).view.kmsKeyId;
  return {};
}

/** Throws unless the key is named by its ARN, the only form that Logs takes. */
export function requireKey(kmsKeyId: string, logGroupArn: string): void {
  if (/^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key\/\S+$/.test(kmsKeyId)) return;
  throw invalid(`The specified KMS key does not exist or is not allowed to be used with LogGroup '${logGroupArn}'`);
}

function named({ logGroupName, resourceIdentifier }: Wire<DisassociateKmsKeyRequest>, context: Logs): StoredGroup {
  if ((logGroupName === undefined) === (resourceIdentifier === undefined)) {
    throw invalid('Exactly one of logGroupName and resourceIdentifier must be specified.');
  }
  return resourceIdentifier === undefined
    ? groupOf(context, logGroupName)
    : groupByIdentifier(context, resourceIdentifier);
}
