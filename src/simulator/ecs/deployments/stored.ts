import type {
  CreateServiceRequest,
  DeploymentRolloutState,
  Service,
  ServiceDeployment,
  ServiceRevision,
  TaskDefinition,
} from '@aws-sdk/client-ecs';
import type { Cancel } from '../../../lib/clock.ts';
import type { Wire } from '../../operation.ts';
import type { StoredTask } from '../tasks/stored.ts';
import type { AlarmWatch } from './alarm-watch.ts';
import type { Act, Traffic } from './lifecycle/act.ts';
import type { RunningHook } from './lifecycle/hooks.ts';

/** One attempt to bring a service to a revision; its tasks are counted when somebody asks. */
export interface StoredDeployment {
  /** `ecs-svc/` and 19 digits. */
  readonly id: string;
  readonly revision: Wire<ServiceRevision>;
  /** Kept here because the task definition may be deleted while it is in use. */
  readonly definition: Wire<TaskDefinition>;
  readonly createdAt: number;
  updatedAt: number;
  desiredCount: number;
  failedTasks: number;
  rolloutState: DeploymentRolloutState;
  rolloutStateReason: string;
  /** What slows the scheduler down when its tasks keep failing. */
  readonly backOff: BackOff;
  /** Why some of its tasks found no place, as long as they find none. */
  shortage: PlacementShortage | undefined;
}

/** A spell during which tasks of a deployment cannot be placed. */
export interface PlacementShortage {
  /** What has been announced. */
  readonly event: string;
  /** How many attempts were in vain. */
  readonly rounds: number;
}

/** Failed starts of a deployment's tasks since one of them was healthy. */
export interface BackOff {
  /** True when a task has failed since the scheduler last looked. */
  failedAgain: boolean;
  /** How many looks of the scheduler found a failure. */
  rounds: number;
  /** Epoch milliseconds before which no further task is started. */
  until: number;
}

/** How far a deployment has come that runs beside what it replaces. */
export interface Lifecycle {
  readonly acts: readonly Act[];
  /** The act that is on, -1 before the first. */
  position: number;
  /** Epoch milliseconds at which the present act began. */
  since: number;
  /** Epoch milliseconds before which the present act does not end. */
  until: number;
  /** What had all the traffic when the deployment began; a first deployment has none. */
  readonly blue: StoredDeployment | undefined;
  traffic: Traffic;
  /** Those that have been run so far, the latest last. */
  readonly hooks: RunningHook[];
}

/** A service deployment with the deployment that it rolls out and those that it replaces. */
export interface StoredServiceDeployment {
  readonly view: Wire<ServiceDeployment>;
  readonly target: StoredDeployment;
  readonly sources: readonly StoredDeployment[];
  readonly alarms: AlarmWatch;
  /** Epoch milliseconds at which the bake time of a rolling deployment ends; unknown until it has settled. */
  bakedAt: number | undefined;
  /** The way of a deployment that runs beside what it replaces; a rolling one has none. */
  readonly lifecycle: Lifecycle | undefined;
}

/** A service with everything that vanishes with it. */
export interface StoredService {
  readonly clusterName: string;
  readonly name: string;
  /** Compared with a repeated create that carries the same client token. */
  readonly createdBy: Wire<CreateServiceRequest>;
  /** Settings, status, events and tags; what can be counted is added when somebody asks. */
  readonly view: Wire<Service>;
  /** The PRIMARY first, then what it replaces; a service of an external controller has none. */
  deployments: StoredDeployment[];
  /** Where a roll-back leads. */
  lastCompleted: StoredDeployment | undefined;
  /** Newest first. */
  history: StoredServiceDeployment[];
  /** Tasks that have not reached STOPPED. */
  readonly tasks: Set<StoredTask>;
  /** True once a steady state has been announced and nothing has happened since. */
  steady: boolean;
  /** What the scheduler does when it wakes up for this service. */
  readonly look: () => void;
  /** The one wake-up that is due, if any: a service at rest has none. */
  wakeUp: { readonly at: number; readonly cancel: Cancel } | undefined;
  /** Epoch milliseconds before which a deleted service does not become INACTIVE. */
  drainUntil: number;
}
