import type { JsonObject } from '../lib/json.ts';

/** How far a deployment has come; `rolledBack` also while AWS is still going back. */
export type DeploymentState = 'running' | 'paused' | 'succeeded' | 'failed' | 'stopped' | 'rolledBack';

/** A task that ended before it was of use. */
export interface FailedTask {
  readonly id: string;
  /** ISO 8601. */
  readonly stoppedAt?: string;
  /** What AWS says of the task as a whole. */
  readonly reason: string;
  readonly containers: readonly FailedContainer[];
}

/** A container that left with an error. */
export interface FailedContainer {
  readonly name: string;
  readonly exitCode?: number;
  readonly reason?: string;
}

/** One attempt of AWS to bring a resource to some content. */
export interface Deployment {
  /** AWS's name of it, e.g. `ecs-svc/7315…`. */
  readonly id: string;
  /** AWS's handle to stop it or to let it go on. */
  readonly arn?: string;
  /** What it brings, in a word: `web:42`. */
  readonly target: string;
  readonly state: DeploymentState;
  /** The stage that it is in, where AWS tells stages apart. */
  readonly stage?: string;
  /** The part of the spec that it deploys. */
  readonly content: JsonObject;
  /** Why it has trouble or failed: the first reason that is of use; empty when there is none. */
  readonly reason: string;
  /** How many of its tasks failed in a row. */
  readonly failedTasks: number;
  /** The latest first. */
  readonly tasks: readonly FailedTask[];
  /** ISO 8601. */
  readonly createdAt?: string;
  /** ISO 8601. */
  readonly finishedAt?: string;
}
