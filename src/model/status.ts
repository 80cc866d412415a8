import type { Reason } from './failure.ts';
import type { Origin, ResourceId } from './resource.ts';

/** Health words as Argo CD uses them. */
export type HealthStatus = 'Healthy' | 'Progressing' | 'Degraded' | 'Suspended' | 'Missing' | 'Unknown';

export interface Health {
  readonly status: HealthStatus;
  /** What is wrong or under way; empty when healthy. */
  readonly message: string;
  /** ISO 8601: when a suspension ends by itself. */
  readonly until?: string;
}

/** A fact about a resource that a reader or a program can wait for. */
export interface Condition {
  readonly type: 'Synced' | 'Healthy' | 'Ready' | 'Reconciling' | 'Stalled';
  readonly status: boolean;
  readonly reason: Reason | 'InSync' | 'Applied' | 'Planned' | HealthStatus;
  readonly message: string;
  /** ISO 8601. */
  readonly lastTransitionTime: string;
  /** The commit or content hash that this was found for. */
  readonly observedRevision: string;
}

/** Everything shown about one resource. */
export interface ResourceStatus {
  readonly id: ResourceId;
  readonly sync: 'Synced' | 'OutOfSync' | 'Unknown';
  readonly health: Health;
  readonly conditions: readonly Condition[];
  readonly origin?: Origin;
}
