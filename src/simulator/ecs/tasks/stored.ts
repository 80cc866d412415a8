import type { RunTaskRequest, Task } from '@aws-sdk/client-ecs';
import type { Cancel } from '../../../lib/clock.ts';
import type { StoredStream } from '../../logs/state.ts';
import type { Wire } from '../../operation.ts';
import type { Host } from '../placement/stored.ts';

/** Hears of every change of a task that matters to the service that started it. */
export interface TaskOwner {
  readonly serviceName: string;
  readonly deploymentId: string;
  readonly onChange: (task: StoredTask) => void;
}

/** A task; it stays describable for an hour after it has stopped. */
export interface StoredTask {
  readonly id: string;
  readonly clusterName: string;
  /** What DescribeTasks shows, with the task's tags. */
  readonly view: Wire<Task>;
  /** The service that started it; absent for RunTask. */
  readonly owner: TaskOwner | undefined;
  /** The container instance it was placed on; absent on Fargate. */
  readonly host: Host | undefined;
  /** True when an essential container defines a health check. */
  readonly healthChecked: boolean;
  /** True once a scheduler has found it healthy. */
  provenHealthy: boolean;
  /** Where its containers log, by container name; without those that do not. */
  readonly streams: Map<string, StoredStream>;
  /** Steps that lie ahead of it. */
  timers: Cancel[];
  /** Epoch seconds until which scale-in spares it. */
  protectedUntil?: number | undefined;
}

/** A client token that RunTask has seen in a cluster. */
export interface RunTaskToken {
  readonly request: Wire<RunTaskRequest>;
  readonly tasks: readonly StoredTask[];
  /** Epoch seconds. */
  readonly createdAt: number;
}
