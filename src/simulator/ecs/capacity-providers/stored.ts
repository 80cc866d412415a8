import type { CapacityProvider } from '@aws-sdk/client-ecs';
import type { Wire } from '../../operation.ts';

/** A capacity provider of the account, or of one cluster when `view.cluster` is set. */
export interface StoredCapacityProvider {
  readonly view: Wire<CapacityProvider>;
}
