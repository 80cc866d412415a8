import { parseReference } from "./reference.js";
/** Finds the spec of the manifest that a value names, by `ref:` or by the name that the resource has on AWS. */
export function relatedSpecs(manifests, registry) {
    const byId = new Map(manifests.map((manifest) => [manifest.id, manifest.spec]));
    const byName = new Map(manifests.map((manifest) => [`${manifest.kind}/${awsName(manifest, registry)}`, manifest.spec]));
    return (value, kind) => {
        if (typeof value !== 'string')
            return undefined;
        const reference = parseReference(value);
        return reference ? byId.get(reference.id) : byName.get(`${kind}/${value}`);
    };
}
/** The name that a manifest's resource has on AWS. */
export function awsName(manifest, registry) {
    const field = registry.kinds.get(manifest.kind)?.nameField ?? '';
    const given = manifest.spec[field];
    return typeof given === 'string' ? given : manifest.name;
}
