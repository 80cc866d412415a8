import type { Cluster } from '@aws-sdk/client-ecs';
import type { Wire } from '../../operation.ts';

/** A cluster: its settings and tags; what can be counted is added when somebody asks. */
export interface StoredCluster {
  /** What its create was answered with: AWS compares a repeated create with that, not with the present state. */
  readonly createdAs: Wire<Cluster>;
  readonly view: Wire<Cluster>;
}
