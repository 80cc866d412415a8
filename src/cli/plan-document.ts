import { canonicalJson, type Json } from '../lib/json.ts';
import { shortHash } from '../lib/short-hash.ts';
import type { Step } from '../model/plan.ts';
import { summarise } from '../model/plan.ts';
import { type PublicChange, publicChange } from '../model/public-change.ts';
import { jsonDocument } from './print/json.ts';
import { isShown } from './print/plan.ts';
import { shownFields } from './print/redact.ts';
import type { Report } from './shell.ts';

/** What was asked for; enough to make the same plan again. */
export interface PlanRequest {
  readonly paths: readonly string[];
  readonly targets: readonly string[];
  readonly prune: boolean;
  readonly owner: string;
}

/** A change with a hash over all of it, secret values included, so that two plans can be compared without showing them. */
export interface HashedChange extends PublicChange {
  readonly hash: string;
}

/** The plan for programs; `apply` takes it back as a saved plan. */
export interface PlanDocument {
  readonly source: { readonly revision: string; readonly whole: boolean };
  readonly place: { readonly account: string; readonly region: string } | undefined;
  readonly request: PlanRequest;
  /** The commit that drift is told apart by. */
  readonly base?: string;
  readonly summary: ReturnType<typeof summarise>;
  readonly changes: readonly HashedChange[];
  /** Equal for equal plans. */
  readonly hash: string;
}

/** The plan as programs get it, without any secret value. */
export function planDocument({ plan }: Report, request: PlanRequest, base?: string): PlanDocument {
  const changes = plan.steps.filter(isShown).map(hashedChange);
  const { place } = plan;
  return {
    source: { revision: plan.revision, whole: plan.whole },
    place: place && { account: place.account, region: place.region },
    request,
    ...(base === undefined ? {} : { base }),
    summary: summarise(plan.steps),
    changes,
    hash: shortHash(canonicalJson(changes.map(({ id, hash }) => [id, hash]))),
  };
}

/** The document as text. */
export function planJson(document: PlanDocument): string {
  return jsonDocument('Plan', document);
}

function hashedChange(step: Step): HashedChange {
  const shown: Step = { ...step, change: { ...step.change, fields: shownFields(step) } };
  return { ...publicChange(shown), hash: hashOf(step) };
}

function hashOf({ change, desired }: Step): string {
  const { op, fields, held } = change;
  const values = fields.map(({ path, before, after }): Json => ({ path: [...path], before, after }));
  const content = op === 'create' ? (desired?.given ?? {}) : {};
  return shortHash(canonicalJson({ op, values, content, held: held?.reason ?? '' }));
}
