import type { DeleteRetentionPolicyRequest, PutRetentionPolicyRequest } from '@aws-sdk/client-cloudwatch-logs';
import type { Wire } from '../operation.ts';
import { groupOf, invalid, type Logs } from './group.ts';
import type { StoredGroup } from './state.ts';

/** Sets how long events are kept. */
export function putRetentionPolicy(input: Wire<PutRetentionPolicyRequest>, context: Logs) {
  changeable(context, input.logGroupName).view.retentionInDays = input.retentionInDays;
  return {};
}

/** Keeps events for ever. */
export function deleteRetentionPolicy(input: Wire<DeleteRetentionPolicyRequest>, context: Logs) {
  delete changeable(context, input.logGroupName).view.retentionInDays;
  return {};
}

function changeable(context: Logs, name: string | undefined): StoredGroup {
  const group = groupOf(context, name);
  if (group.view.logGroupClass !== 'DELIVERY') return group;
  throw invalid('This operation is not supported for Delivery log class');
}
