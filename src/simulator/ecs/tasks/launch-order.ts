import type { NetworkConfiguration, Tag, TaskDefinition, TaskOverride } from '@aws-sdk/client-ecs';
import type { Wire } from '../../operation.ts';
import type { TaskOwner } from './stored.ts';

/** Everything a new task is made from; it runs on Fargate, since no simulated account has container instances. */
export interface LaunchOrder {
  readonly clusterName: string;
  readonly definition: Wire<TaskDefinition>;
  /** `family:NAME`, `service:NAME` or what the caller chose. */
  readonly group: string;
  readonly startedBy: string | undefined;
  /** `FARGATE` or `FARGATE_SPOT` when a strategy chose it. */
  readonly provider: string | undefined;
  /** A number such as `1.4.0`. */
  readonly platformVersion: string;
  readonly networkConfiguration: Wire<NetworkConfiguration> | undefined;
  readonly overrides: Wire<TaskOverride>;
  readonly tags: Wire<Tag>[];
  readonly enableExecuteCommand: boolean;
  readonly owner: TaskOwner | undefined;
}
