import type { Change, Operation } from './change.ts';
import type { Deployment } from './deployment.ts';
import type { Failure } from './failure.ts';
import type { Kind } from './kind.ts';
import type { Manifest, Policy } from './manifest.ts';
import type { Problem } from './problem.ts';
import type { Desired, Observed, Surplus } from './provider.ts';
import type { Place, ResourceId } from './resource.ts';
import type { Suspension } from './suspension.ts';

/** A change with both sides of it. */
export interface Step {
  readonly change: Change;
  readonly kind: Kind;
  readonly manifest?: Manifest;
  /** May contain `{ pending }` values until applied. */
  readonly desired?: Desired;
  readonly observed?: Observed;
  /** What the policy no longer keeps of it. */
  readonly surplus?: Surplus;
  /** Equal as long as Git asks for the same of it and of what it depends on; absent for what is not in Git. */
  readonly fingerprint?: string;
  /** The latest deployment of exactly what the manifest wants; older ones, and what others deployed, say nothing about it. */
  readonly own?: Deployment;
  readonly policy: Policy;
}

/** What is to be done, in the order in which it may start. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly problems: readonly Problem[];
  readonly revision: string;
  /** The environment whose overlay was applied. */
  readonly environment?: string;
  readonly place: Place | undefined;
  /** False when the source may be missing something. */
  readonly whole: boolean;
  /** How many resources carry our ownership tag. */
  readonly owned: number;
  /** Why something that carries our tag and that no manifest describes may be missing from the steps. */
  readonly unseen?: Failure | undefined;
  /** The suspension of everything that one of our resources carries. */
  readonly suspended?: Suspension | undefined;
}

/** How many steps there are of each operation, held ones apart. */
export type Summary = Readonly<Record<Operation | 'held', number>>;

/** Counts the steps of a plan. */
export function summarise(steps: readonly Step[]): Summary {
  const counts = { none: 0, create: 0, update: 0, revise: 0, replace: 0, rollback: 0, adopt: 0, prune: 0, held: 0 };
  for (const { change } of steps) counts[change.held && change.op !== 'none' ? 'held' : change.op] += 1;
  return counts;
}

/** True when applying would call AWS to change something. */
export function isActive(step: Step): boolean {
  return step.change.op !== 'none' && !step.change.held;
}

/** The steps by resource. */
export function stepsById(plan: Plan): ReadonlyMap<ResourceId, Step> {
  return new Map(plan.steps.map((step) => [step.change.id, step]));
}
