import { isObject } from "../../lib/json.js";
import { publicChange } from "../../model/public-change.js";
import { kindOf, nameOf } from "../../model/resource.js";
import { shownFields, withoutSecrets } from "./redact.js";
import { visible } from "./visible.js";
/** One resource for programs; the spec is what AWS has, secret values hidden. */
export function resourceDocument({ status, step }) {
    const { observed, kind } = step;
    return {
        id: status.id,
        kind: kindOf(status.id),
        name: nameOf(status.id),
        sync: status.sync,
        health: status.health,
        conditions: status.conditions,
        ...(status.origin ? { origin: status.origin } : {}),
        attributes: observed?.attributes ?? {},
        ...(observed ? { spec: withoutSecrets(observed.spec, kind), tags: observed.tags } : {}),
        change: publicChange({ ...step, change: { ...step.change, fields: shownFields(step) } }),
    };
}
/** One resource as a manifest that describes what AWS has, or, where AWS has nothing, what the manifest wants. */
export function resourceManifest({ status, step }, registry) {
    const { observed, kind, manifest } = step;
    const spec = observed ? knownMembers(observed.spec, registry.schema(kind.name)) : (manifest?.spec ?? {});
    const { conditions, sync, health } = status;
    return withVisibleTexts({
        apiVersion: 'evenkeel/v1',
        kind: kind.name,
        metadata: { name: nameOf(status.id) },
        ...(manifest && Object.keys(manifest.policy).length > 0 ? { policy: { ...manifest.policy } } : {}),
        spec: withoutSecrets(spec, kind),
        status: { sync, health: { ...health }, conditions: conditions.map((condition) => ({ ...condition })) },
    });
}
/** Members that only AWS decides would be refused in a manifest. */
function knownMembers(spec, schema) {
    const properties = isObject(schema.properties) && isObject(schema.properties.spec) ? schema.properties.spec.properties : {};
    const known = isObject(properties) ? properties : {};
    return Object.fromEntries(Object.entries(spec).filter(([name]) => name in known));
}
function withVisibleTexts(value) {
    if (typeof value === 'string')
        return value.split('\n').map(visible).join('\n');
    if (Array.isArray(value))
        return value.map(withVisibleTexts);
    if (!isObject(value))
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, item === undefined ? item : withVisibleTexts(item)]));
}
