import { ruleTree } from "../model/field.js";
import { authorTags, ownershipTags } from "../model/ownership.js";
import { comparable, spelledAlike } from "./canonical.js";
import { contentHash } from "./content-hash.js";
import { targetOf } from "./edges.js";
import { parseReference, replaceTexts } from "./reference.js";
import { specShape } from "./shape.js";
import { splitTags } from "./tags.js";
/** Builds the node of a manifest whose dependencies have been built. */
export function buildNode(manifest, edges, linked) {
    const { pass, nodes } = linked;
    const kind = pass.registry.kinds.get(manifest.kind);
    const { place } = pass;
    const rules = ruleTree(kind.fields);
    const shape = specShape(pass.registry.schema(kind.name));
    const beforehand = (id) => {
        const node = nodes.get(id);
        return node && place ? node.kind.attributes(node.desired.spec, place) : undefined;
    };
    const { spec: own, tags } = splitTags({ [kind.nameField]: manifest.name, ...manifest.spec });
    const resolve = referenceResolver(beforehand, linked.known);
    const resolved = replaceTexts(own, rules, resolve);
    const given = spelledAlike(resolved, { rules, shape, place });
    const spec = comparable(given, { kind, rules, shape, place });
    const hash = contentHash(spec, rules);
    const ownership = ownTags(manifest, kind, { hash, owner: pass.owner });
    const desired = {
        id: manifest.id,
        key: kind.keyOf(spec),
        spec,
        given,
        hash,
        policy: manifest.policy,
        tags: { ...authorTags(tags), ...ownership },
    };
    return {
        id: manifest.id,
        manifest,
        kind,
        rules,
        shape,
        desired,
        dependsOn: edges.dependsOn,
        brokenReferences: edges.broken,
    };
}
function ownTags(manifest, kind, { hash, owner }) {
    return {
        [ownershipTags.owner]: owner,
        [ownershipTags.resource]: manifest.id,
        ...(kind.onChange === 'revise' ? { [ownershipTags.hash]: hash } : {}),
        ...deletionTag(manifest.policy),
    };
}
/** What pruning may do must be known when the manifest is gone, so it stands on the resource itself. */
function deletionTag({ deletion, prune }) {
    const consent = prune === false ? 'retain' : deletion;
    return consent ? { [ownershipTags.deletion]: consent } : {};
}
function referenceResolver(attributesOf, known) {
    return (text, rule) => {
        const target = targetOf(text, rule.refersTo?.kinds ?? [], known);
        if (!target)
            return text;
        const reference = parseReference(text);
        const attribute = reference?.attribute ?? rule.refersTo?.attribute ?? 'arn';
        const value = attributesOf(target)?.[attribute];
        if (value !== undefined)
            return value + (reference?.suffix ?? '');
        return { pending: target, attribute, suffix: reference?.suffix ?? '' };
    };
}
