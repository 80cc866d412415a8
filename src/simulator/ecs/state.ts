import type { StoredCapacityProvider } from './capacity-providers/stored.ts';
import type { StoredCluster } from './clusters/stored.ts';
import type { StoredService } from './deployments/stored.ts';
import type { StoredContainerInstance } from './placement/stored.ts';
import type { StoredFamily, StoredRevision } from './task-definitions/stored.ts';
import type { RunTaskToken, StoredTask } from './tasks/stored.ts';

/** Everything ECS holds in one account and region. */
export interface EcsState {
  /** By name; deleted ones stay as INACTIVE. */
  readonly clusters: Map<string, StoredCluster>;
  /** By family. */
  readonly taskDefinitions: Map<string, StoredFamily>;
  /** Those in DELETE_IN_PROGRESS. */
  readonly deletedRevisions: Set<StoredRevision>;
  /** By name; without the built-in FARGATE and FARGATE_SPOT. */
  readonly capacityProviders: Map<string, StoredCapacityProvider>;
  /** Values by principal ARN, then setting name. */
  readonly settings: Map<string, Map<string, string>>;
  /** ARNs of Cloud Map namespaces that ECS has created, by name. */
  readonly namespaces: Map<string, string>;
  /** By cluster name, then service name; deleted ones stay as INACTIVE. */
  readonly services: Map<string, Map<string, StoredService>>;
  /** By task id. */
  readonly tasks: Map<string, StoredTask>;
  /** By cluster name, then id. */
  readonly containerInstances: Map<string, Map<string, StoredContainerInstance>>;
  /** Services that found no room on the instances of their cluster, with what is to be done when there is some. */
  readonly waitingForRoom: Map<{ readonly clusterName: string }, () => void>;
  /** By cluster name and client token. */
  readonly runTaskTokens: Map<string, RunTaskToken>;
}

/** An empty account. */
export function createEcsState(): EcsState {
  return {
    clusters: new Map(),
    taskDefinitions: new Map(),
    deletedRevisions: new Set(),
    capacityProviders: new Map(),
    settings: new Map(),
    namespaces: new Map(),
    services: new Map(),
    tasks: new Map(),
    containerInstances: new Map(),
    waitingForRoom: new Map(),
    runTaskTokens: new Map(),
  };
}
