import { canonicalJson, type Json } from '../lib/json.ts';
import { shortHash } from '../lib/short-hash.ts';
import { isActive, type Step } from './plan.ts';

/** Equal for plans that bring about the same; what is drift, or held, does not count. */
export function planHash(steps: readonly Step[]): string {
  const own = steps.filter((step) => isActive(step) && !step.change.isDrift);
  return shortHash(canonicalJson(own.map((step) => [step.change.id, changeHash(step)])));
}

/** Covers all of a change, secret values included, so that two of them can be compared without showing them. */
export function changeHash({ change, desired }: Step): string {
  const { op, fields, held } = change;
  const values = fields.map(({ path, before, after }): Json => ({ path: [...path], before, after }));
  const content = op === 'create' ? (desired?.given ?? {}) : {};
  return shortHash(canonicalJson({ op, values, content, held: held?.reason ?? '' }));
}
