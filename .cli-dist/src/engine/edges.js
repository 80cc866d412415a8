import { nearest } from "../lib/nearest.js";
import { ruleTree } from "../model/field.js";
import { kindOf } from "../model/resource.js";
import { parseReference, texts } from "./reference.js";
import { awsName } from "./related.js";
/** Indexes the manifests for look-ups by id and by the name and ARN on AWS. */
export function indexManifests(manifests, rejected, { registry, place }) {
    return {
        manifests: new Map(manifests.map((manifest) => [manifest.id, manifest])),
        rejected,
        byAwsName: new Map(manifests.flatMap((manifest) => awsNames(manifest, registry, place).map((name) => [`${manifest.kind}/${name}`, manifest.id]))),
    };
}
function awsNames(manifest, registry, place) {
    const kind = registry.kinds.get(manifest.kind);
    const name = awsName(manifest, registry);
    const { arn } = kind && place ? kind.attributes({ ...manifest.spec, [kind.nameField]: name }, place) : {};
    return arn === undefined ? [name] : [name, arn];
}
/** The resource that a text in a spec stands for, by `ref:` or by its exact name or ARN on AWS. */
export function targetOf(text, kinds, known) {
    const reference = parseReference(text);
    if (reference)
        return reference.id;
    for (const kind of kinds) {
        const id = known.byAwsName.get(`${kind}/${text}`);
        if (id)
            return id;
    }
    return undefined;
}
/** Finds a manifest's references and what is wrong with them. */
export function findEdges(manifest, registry, known) {
    const fields = registry.kinds.get(manifest.kind)?.fields ?? {};
    const dependsOn = new Set();
    const broken = new Set();
    const problems = [];
    for (const text of texts(manifest.spec, ruleTree(fields))) {
        const complaint = complaintAbout(text, known);
        if (complaint)
            problems.push(problemAt(text, complaint, manifest));
        else
            addTarget(text);
    }
    return { dependsOn: [...dependsOn], broken: [...broken], problems };
    function addTarget({ value, rule }) {
        const target = targetOf(value, rule.refersTo?.kinds ?? [], known);
        if (!target || target === manifest.id)
            return;
        (known.manifests.has(target) ? dependsOn : broken).add(target);
    }
}
function complaintAbout(text, known) {
    if (!text.value.startsWith('ref:'))
        return undefined;
    const { refersTo } = text.rule;
    if (!refersTo)
        return { reason: 'ReferenceNotAllowed', message: `"${text.value}" is a reference, but none can stand here` };
    const reference = parseReference(text.value);
    if (!reference)
        return { reason: 'ReferenceUnknown', message: `"${text.value}" does not have the form ref:Kind/name` };
    if (!refersTo.kinds.includes(kindOf(reference.id)))
        return wrongKind(reference.id, refersTo.kinds);
    if (known.manifests.has(reference.id) || known.rejected.has(reference.id))
        return undefined;
    return unknownTarget(reference.id, known);
}
function wrongKind(id, kinds) {
    const expected = kinds.join(' or ');
    return { reason: 'ReferenceNotAllowed', message: `this field refers to a ${expected}, not to ${id}` };
}
function unknownTarget(id, known) {
    const near = nearest(id, known.manifests.keys());
    const suggestion = near ? `did you mean "ref:${near}"?` : `add a manifest of kind ${kindOf(id)} with this name`;
    return { reason: 'ReferenceUnknown', message: `no manifest ${id}`, suggestion };
}
function problemAt(text, complaint, manifest) {
    const origin = manifest.locate(['spec', ...text.path], 'value');
    return { severity: 'error', ...complaint, origin, id: manifest.id, length: text.value.length };
}
