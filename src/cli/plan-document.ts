import { groupBy } from '../lib/group-by.ts';
import { canonicalJson } from '../lib/json.ts';
import { shortHash } from '../lib/short-hash.ts';
import type { Operation } from '../model/change.ts';
import type { Plan, Step, Summary } from '../model/plan.ts';
import { isActive, summarise } from '../model/plan.ts';
import { changeHash, planHash } from '../model/plan-hash.ts';
import { type PublicChange, publicChange } from '../model/public-change.ts';
import type { ResourceId } from '../model/resource.ts';
import { jsonDocument } from './print/json.ts';
import { shownFields } from './print/redact.ts';
import { type ShownChange, type Surroundings, shownChange } from './print/shown-change.ts';

/** What was asked for; enough to make the same plan again. */
export interface PlanRequest {
  readonly paths: readonly string[];
  readonly targets: readonly string[];
  readonly prune: boolean;
  readonly owner: string;
  /** The environment whose overlay was laid over the manifests. */
  readonly env?: string;
}

/** A change as it is saved and shown. */
export interface PlannedChange extends PublicChange, ShownChange {
  /** Covers all of the change, secret values included, so that two plans can be compared without showing them. */
  readonly hash: string;
}

/** What doing it takes, at least. */
export interface Cost {
  readonly calls: number;
  readonly deployments: number;
  readonly tasks: number;
  /** Deployments go on side by side: that of the longest. */
  readonly leastSeconds: number;
}

/**
 * The plan as plain data, without any secret value: what programs get, what every rendering is made of, and what `apply` takes back
 * as a saved plan.
 */
export interface PlanDocument {
  readonly source: { readonly revision: string; readonly whole: boolean };
  readonly place: { readonly account: string; readonly region: string } | undefined;
  readonly request: PlanRequest;
  /** The commit that drift is told apart by. */
  readonly base?: string;
  /** AWS was not asked: the manifests are compared with those of the base. */
  readonly offline?: true;
  readonly summary: Summary;
  /** What may start together, after all before it. */
  readonly order: readonly (readonly ResourceId[])[];
  readonly cost: Cost;
  /** What differs, and what is held or not known; with all others where they are asked for. */
  readonly changes: readonly PlannedChange[];
  /** Equal for plans that bring about the same in the same way; what is drift, or held, does not count. */
  readonly hash: string;
}

/** What a document says besides the plan. */
export interface DocumentOptions {
  readonly request: PlanRequest;
  readonly base?: string;
  readonly offline?: true;
  /** What does not change is listed too. */
  readonly listsUnchanged?: boolean;
}

/** AWS calls that a step takes at least. */
const callsPerStep: Readonly<Record<Operation, number>> = {
  none: 0,
  create: 1,
  update: 1,
  revise: 1,
  adopt: 1,
  replace: 2,
  rollback: 1,
  prune: 1,
};

/** The plan as plain data. */
export function planDocument(plan: Plan, { request, base, offline, listsUnchanged }: DocumentOptions): PlanDocument {
  const { steps, place } = plan;
  const dependants = dependantsOf(steps);
  const changes = steps
    .filter((step) => isShown(step) || listsUnchanged)
    .map((step) => plannedChange(step, { place, dependants: dependants.get(step.change.id) ?? [] }));
  return {
    source: { revision: plan.revision, whole: plan.whole },
    place: place && { account: place.account, region: place.region },
    request,
    ...(base === undefined ? {} : { base }),
    ...(offline ? { offline } : {}),
    summary: summarise(steps),
    order: layersOf(steps.filter(isActive)),
    cost: costOf(steps.filter(isActive)),
    changes,
    hash: planHash(steps),
  };
}

/** The document as text. */
export function planJson(document: PlanDocument): string {
  return jsonDocument('Plan', document);
}

/** The document as it is saved: with the version that made it, and a checksum that shows whether somebody has edited it since. */
export function savedPlanJson(document: PlanDocument, version: string): string {
  const made = { ...document, version };
  return jsonDocument('Plan', { ...made, checksum: checksumOf(made) });
}

/** Over every member of a saved plan that the checksum itself does not touch; equal for equal contents in any order. */
export function checksumOf(saved: object): string {
  const { apiVersion, kind, formatVersion, checksum, ...covered } = JSON.parse(JSON.stringify(saved));
  return shortHash(canonicalJson(covered));
}

/** True for a step that a reader of the plan must see. */
export function isShown({ change }: Step): boolean {
  return change.op !== 'none' || change.held !== undefined;
}

/** One change as plain data. */
export function plannedChange(step: Step, surroundings: Surroundings): PlannedChange {
  const shown: Step = { ...step, change: { ...step.change, fields: shownFields(step) } };
  return { ...publicChange(shown), ...shownChange(step, surroundings), hash: changeHash(step) };
}

function dependantsOf(steps: readonly Step[]): ReadonlyMap<ResourceId, readonly ResourceId[]> {
  const pairs = steps.flatMap(({ change }) => change.after.map((used) => ({ used, user: change.id })));
  return new Map([...groupBy(pairs, ({ used }) => used)].map(([used, group]) => [used, group.map(({ user }) => user)]));
}

/** Steps that may start together, after those of all layers before. */
function layersOf(active: readonly Step[]): ResourceId[][] {
  const depths = new Map<ResourceId, number>();
  const known = new Set(active.map(({ change }) => change.id));
  for (const { change } of active) {
    const before = change.after.filter((id) => known.has(id)).map((id) => depths.get(id) ?? 0);
    depths.set(change.id, Math.max(-1, ...before) + 1);
  }
  const layers = groupBy(depths, ([, depth]) => depth);
  return [...layers].sort(([left], [right]) => left - right).map(([, layer]) => layer.map(([id]) => id));
}

function costOf(active: readonly Step[]): Cost {
  const forecasts = active.flatMap(({ change }) => change.forecast ?? []);
  return {
    calls: active.reduce((sum, { change }) => sum + callsPerStep[change.op], 0),
    deployments: forecasts.length,
    tasks: forecasts.reduce((sum, { tasks }) => sum + (tasks ?? 0), 0),
    leastSeconds: Math.max(0, ...forecasts.map(({ leastSeconds = 0 }) => leastSeconds)),
  };
}
