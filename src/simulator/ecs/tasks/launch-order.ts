import type { NetworkConfiguration, Tag, TaskDefinition, TaskOverride } from '@aws-sdk/client-ecs';
import type { Wire } from '../../operation.ts';
import type { Host } from '../placement/stored.ts';
import type { TaskOwner } from './stored.ts';

/** Everything a new task is made from. */
export interface LaunchOrder {
  readonly clusterName: string;
  readonly definition: Wire<TaskDefinition>;
  /** `family:NAME`, `service:NAME` or what the caller chose. */
  readonly group: string;
  readonly startedBy: string | undefined;
  /** The capacity provider when a strategy chose one. */
  readonly provider: string | undefined;
  /** The container instance that it was placed on; absent on Fargate. */
  readonly host: Host | undefined;
  /** A number such as `1.4.0`; container instances have none. */
  readonly platformVersion: string | undefined;
  readonly networkConfiguration: Wire<NetworkConfiguration> | undefined;
  readonly overrides: Wire<TaskOverride>;
  readonly tags: Wire<Tag>[];
  readonly enableExecuteCommand: boolean;
  readonly owner: TaskOwner | undefined;
}
