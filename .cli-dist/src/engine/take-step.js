import { isObject } from "../lib/json.js";
import { isPending } from "../model/change.js";
import { FailureError } from "../model/failure.js";
import { isReservedTag } from "../model/ownership.js";
import { firstPending, resolvePending } from "./resolve.js";
/** Makes the AWS calls of one step. Throws FailureError. */
export async function takeStep(step, ports, attributesOf) {
    const { change, kind } = step;
    const provider = await ports.cloud.provider(kind.name);
    const attributes = await act(step, provider, attributesOf);
    return { id: change.id, result: attributes ? 'applied' : 'unchanged', ...(attributes ? { attributes } : {}) };
}
async function act(step, provider, attributesOf) {
    const { change, observed } = step;
    if (change.op === 'prune' && observed)
        return remove(provider, observed);
    const desired = ready(step, attributesOf);
    if (!observed || change.op === 'create')
        return provider.create(desired);
    if (change.op === 'replace')
        return replace(provider, desired, observed);
    if (change.fields.some(({ mode }) => mode === 'revise'))
        return provider.create(desired);
    return update(step, { desired, observed, provider });
}
async function remove(provider, observed) {
    await provider.remove(observed);
    return observed.attributes;
}
async function replace(provider, desired, observed) {
    await provider.remove(observed);
    return provider.create(desired);
}
async function update(step, { desired, observed, provider }) {
    const amendment = amendmentOf(step, desired, observed);
    const { changed, tags } = amendment;
    // The plan expected a new value that turned out to be the present one: nothing is left to change.
    if (changed.size === 0 && Object.keys(tags.set).length === 0 && tags.remove.length === 0)
        return undefined;
    await provider.update(amendment);
    return observed.attributes;
}
function ready(step, attributesOf) {
    const { change, desired } = step;
    if (!desired)
        throw new FailureError('Defect', `${change.op} of ${change.id} without a desired state`);
    const resolved = resolvePending(desired, attributesOf);
    const pending = firstPending(resolved.spec);
    if (pending)
        throw new FailureError('DependencyNotReady', `${pending.pending} has no ${pending.attribute} yet`);
    return resolved;
}
function amendmentOf(step, desired, observed) {
    const fields = step.change.fields.filter(({ path }) => path[0] !== 'tags' && path[0] !== 'ownership');
    const changed = fields.filter((field) => stillDiffers(field, desired)).flatMap(({ path }) => path[0] ?? []);
    return { desired, observed, changed: new Set(changed), tags: tagAmendment(desired.tags, observed.tags) };
}
function stillDiffers({ path, before, after }, { spec }) {
    return !isPending(after) || memberAt(spec, path) !== before;
}
function memberAt(value, path) {
    return path.reduce((at, name) => (isObject(at) ? at[name] : undefined), value);
}
function tagAmendment(desired, live) {
    const set = Object.entries(desired).filter(([key, value]) => live[key] !== value);
    const remove = Object.keys(live).filter((key) => !(key in desired) && !isReservedTag(key));
    return { set: Object.fromEntries(set), remove };
}
