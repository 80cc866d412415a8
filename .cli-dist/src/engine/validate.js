import { isObject } from "../lib/json.js";
import { nearest } from "../lib/nearest.js";
import { resourceId } from "../model/resource.js";
import { relatedSpecs } from "./related.js";
import { schemaProblems } from "./schema-problems.js";
import { specShape } from "./shape.js";
import { respell } from "./spelling.js";
/** Checks every document against its kind's schema and rules, and reports all problems at once. */
export function validate(snapshot, registry) {
    const read = snapshot.documents.map((document) => readManifest(document, registry));
    const manifests = read.flatMap(({ manifest }) => manifest ?? []);
    const related = relatedSpecs(manifests, registry);
    const results = [
        ...read,
        ...manifests.map((manifest) => checkManifest(manifest, registry, related)),
        ...duplicates(manifests),
    ];
    const problems = [...snapshot.problems, ...results.flatMap((result) => result.problems)];
    const errors = problems.filter(({ severity }) => severity === 'error');
    const ids = new Set(errors.flatMap(({ id }) => id ?? []));
    return {
        desired: manifests.filter(({ id }) => !ids.has(id)),
        rejected: { problems, ids, whole: snapshot.whole && errors.length === 0, revision: snapshot.revision },
    };
}
function readManifest(document, registry) {
    const { content, origin, locate } = document;
    if (!isObject(content)) {
        return {
            problems: [{ severity: 'error', reason: 'FieldInvalid', message: 'a manifest must be a mapping', origin }],
        };
    }
    const kind = registry.kinds.get(String(content.kind));
    if (!kind)
        return { problems: [unknownKind(content, document, registry)] };
    const schema = registry.schema(kind.name);
    const spelled = { ...content, spec: withoutDescribeOnly(respell(content.spec, specShape(schema)), kind) };
    const metadata = isObject(content.metadata) ? content.metadata : {};
    const id = typeof metadata.name === 'string' ? resourceId(kind.name, metadata.name) : undefined;
    const problems = schemaProblems({ content: spelled, document, kind: kind.name, schema, id });
    if (id === undefined || problems.some(({ severity }) => severity === 'error') || !isObject(spelled.spec))
        return { problems };
    const policy = (isObject(content.policy) ? content.policy : {});
    const manifest = { id, kind: kind.name, name: String(metadata.name), policy, spec: spelled.spec, origin, locate };
    return { manifest, problems };
}
function withoutDescribeOnly(spec, kind) {
    if (!isObject(spec))
        return spec;
    return Object.fromEntries(Object.entries(spec).filter(([name]) => !kind.describeOnly.includes(name)));
}
function unknownKind(content, { origin, locate }, registry) {
    const given = typeof content.kind === 'string' ? content.kind : undefined;
    const suggestion = given === undefined ? undefined : nearest(given, registry.kinds.keys());
    return {
        severity: 'error',
        reason: 'KindUnknown',
        message: given === undefined ? 'the manifest has no kind' : `unknown kind "${given}"`,
        origin: given === undefined ? origin : locate(['kind'], 'value'),
        suggestion: suggestion ? `did you mean "${suggestion}"?` : `the kinds are ${[...registry.kinds.keys()].join(', ')}`,
    };
}
function checkManifest(manifest, registry, related) {
    const kind = registry.kinds.get(manifest.kind);
    const findings = (kind?.checks ?? []).flatMap((check) => check({ spec: manifest.spec, related }));
    return { problems: findings.map((finding) => findingProblem(finding, manifest)) };
}
function findingProblem(finding, manifest) {
    return {
        severity: finding.severity ?? 'error',
        reason: finding.reason ?? 'RuleBroken',
        message: finding.message,
        origin: manifest.locate(['spec', ...finding.path], 'value'),
        ...(finding.suggestion ? { suggestion: finding.suggestion } : {}),
        id: manifest.id,
    };
}
function duplicates(manifests) {
    const first = new Map();
    return manifests.flatMap((manifest) => {
        const earlier = first.get(manifest.id);
        if (!earlier)
            first.set(manifest.id, manifest);
        return earlier ? [{ problems: [duplicateProblem(manifest, earlier)] }] : [];
    });
}
function duplicateProblem(manifest, earlier) {
    const { file, line } = earlier.origin;
    return {
        severity: 'error',
        reason: 'DuplicateResource',
        message: `${manifest.id} is described twice; first at ${file}:${line}`,
        origin: manifest.locate(['metadata', 'name'], 'value'),
        suggestion: 'keep one of them',
        id: manifest.id,
    };
}
