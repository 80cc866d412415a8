import type { ContainerInstance, Task } from '@aws-sdk/client-ecs';
import type { Wire } from '../../operation.ts';
import type { Resources } from './resources.ts';

/** Where a task runs on an instance and what it takes there. */
export interface Host {
  readonly instance: StoredContainerInstance;
  readonly needs: Resources;
}

/** A task as its instance sees it. */
export interface HostedTask {
  readonly view: Wire<Task>;
  readonly host: Host | undefined;
}

/** A container instance until it is deregistered. */
export interface StoredContainerInstance {
  readonly id: string;
  readonly clusterName: string;
  /** Identity, status and tags; what can be counted is added when somebody asks. */
  readonly view: Wire<ContainerInstance>;
  /** What the agent registered; its ports are those that the system keeps for itself. */
  registered: Resources;
  /** Values by name; a value may be left out. */
  readonly attributes: Map<string, string | undefined>;
  /** Tasks that have not reached STOPPED. */
  readonly tasks: Set<HostedTask>;
}
