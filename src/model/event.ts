import type { Operation } from './change.ts';
import type { Failure } from './failure.ts';
import type { Outcome } from './outcome.ts';
import type { Problem } from './problem.ts';
import type { PublicField } from './public-change.ts';
import type { ResourceId } from './resource.ts';
import type { Health } from './status.ts';

/** Something that happened; logs, metrics and the event list are made from these. */
export type Event =
  | { readonly type: 'PassStarted'; readonly scope: 'full' | readonly ResourceId[]; readonly because: string }
  | { readonly type: 'PassFinished'; readonly durationMs: number; readonly calls: number; readonly changes: number }
  | { readonly type: 'PassFailed'; readonly failure: Failure }
  | { readonly type: 'ProblemFound'; readonly problem: Problem }
  | { readonly type: 'StepStarted'; readonly id: ResourceId; readonly op: Operation }
  | { readonly type: 'StepFinished'; readonly id: ResourceId; readonly op: Operation; readonly outcome: Outcome }
  | { readonly type: 'StepHeld'; readonly id: ResourceId; readonly op: Operation; readonly failure: Failure }
  | {
      readonly type: 'PlanMade';
      readonly revision: string;
      /** As the plan in the pull request has it, when that brings about the same. */
      readonly hash: string;
      readonly changes: number;
    }
  | {
      readonly type: 'DriftFound';
      readonly id: ResourceId;
      /** How often it was put back before. */
      readonly count: number;
      readonly fields: readonly PublicField[];
    }
  | { readonly type: 'HealthChanged'; readonly id: ResourceId; readonly health: Health }
  | { readonly type: 'Throttled'; readonly operation: string; readonly share: number }
  | { readonly type: 'Stopping'; readonly signal: string };

/** Takes events; must not throw. */
export type Listener = (event: Event) => void;
