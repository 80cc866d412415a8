import { isObject, type Json } from '../lib/json.ts';
import { type FieldChange, isPending } from '../model/change.ts';
import { FailureError } from '../model/failure.ts';
import type { Outcome } from '../model/outcome.ts';
import { isReservedTag, ownershipTags } from '../model/ownership.ts';
import type { Step } from '../model/plan.ts';
import type { Ports } from '../model/ports.ts';
import type { Amendment, Desired, Observed, Provider, Tags } from '../model/provider.ts';
import type { Attributes } from '../model/resource.ts';
import type { AttributesOf } from './build-node.ts';
import { withCommit } from './commit-tag.ts';
import { firstPending, resolvePending } from './resolve.ts';

/** What a step needs besides itself. */
interface Around {
  readonly attributesOf: AttributesOf;
  /** The commit or content hash that is applied. */
  readonly revision: string;
}

/** Makes the AWS calls of one step. Throws FailureError. */
export async function takeStep(step: Step, ports: Ports, around: Around): Promise<Outcome> {
  const { change, kind } = step;
  const provider = await ports.cloud.provider(kind.name);
  const attributes = await act(step, provider, around);
  return { id: change.id, result: attributes ? 'applied' : 'unchanged', ...(attributes ? { attributes } : {}) };
}

async function act(step: Step, provider: Provider, around: Around): Promise<Attributes | undefined> {
  const { change, observed } = step;
  if (change.op === 'prune' && observed) return remove(provider, observed);
  if (change.op === 'rollback' && observed) return provider.rollouts?.goBack(observed);
  const desired = ready(step, around.attributesOf);
  if (!observed || change.op === 'create') return provider.create(asCreated(step, desired, around));
  if (change.op === 'replace') return replace(provider, desired, observed);
  if (change.fields.some(({ mode }) => mode === 'revise')) return provider.create(asCreated(step, desired, around));
  return update(step, { desired, observed, provider });
}

/** A revision says for ever which commit brought it; what is changed in place would have to be told anew with each. */
function asCreated({ kind }: Step, desired: Desired, { revision }: Around): Desired {
  return kind.onChange === 'revise' ? withCommit(desired, revision) : desired;
}

async function remove(provider: Provider, observed: Observed): Promise<Attributes> {
  await provider.remove(observed);
  return observed.attributes;
}

async function replace(provider: Provider, desired: Desired, observed: Observed): Promise<Attributes> {
  await provider.remove(observed);
  return provider.create(desired);
}

async function update(
  step: Step,
  { desired, observed, provider }: { desired: Desired; observed: Observed; provider: Provider },
): Promise<Attributes | undefined> {
  const amendment = amendmentOf(step, desired, observed);
  const { changed, tags } = amendment;
  // The plan expected a new value that turned out to be the present one: nothing is left to change.
  if (changed.size === 0 && Object.keys(tags.set).length === 0 && tags.remove.length === 0) return undefined;
  return { ...observed.attributes, ...(await provider.update(amendment)) };
}

function ready(step: Step, attributesOf: AttributesOf): Desired {
  const { change, desired } = step;
  if (!desired) throw new FailureError('Defect', `${change.op} of ${change.id} without a desired state`);
  const resolved = resolvePending(desired, attributesOf);
  const pending = firstPending(resolved.spec);
  if (pending) throw new FailureError('DependencyNotReady', `${pending.pending} has no ${pending.attribute} yet`);
  return resolved;
}

function amendmentOf(step: Step, desired: Desired, observed: Observed): Amendment {
  const fields = step.change.fields.filter(({ path }) => path[0] !== 'tags' && path[0] !== 'ownership');
  const changed = fields.filter((field) => stillDiffers(field, desired)).flatMap(({ path }) => path[0] ?? []);
  const { surplus = {} } = step;
  return { desired, observed, changed: new Set(changed), surplus, tags: tagAmendment(desired.tags, observed.tags) };
}

function stillDiffers({ path, before, after }: FieldChange, { spec }: Desired): boolean {
  return !isPending(after) || memberAt(spec, path) !== before;
}

function memberAt(value: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((at, name) => (isObject(at) ? at[name] : undefined), value);
}

function tagAmendment(desired: Tags, live: Tags): Amendment['tags'] {
  const set = Object.entries(desired).filter(([key, value]) => live[key] !== value);
  const remove = Object.keys(live).filter((key) => !(key in desired) && !isLeftAlone(key));
  return { set: Object.fromEntries(set), remove };
}

/** AWS's own tags, a suspension, which ends by its time or an operator's word, and the commit that once brought it. */
function isLeftAlone(key: string): boolean {
  return isReservedTag(key) || key === ownershipTags.suspended || key === ownershipTags.commit;
}
