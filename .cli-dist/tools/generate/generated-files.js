import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedTypes } from "./declared-types.js";
import { failuresPage } from "./failures-page.js";
import { importGraph, importSection } from "./import-graph.js";
import { kindPage } from "./kind-page.js";
import { anyManifestSchema, manifestSchema } from "./manifest-schema.js";
import { withSection } from "./markdown.js";
import { policySchema } from "./policy-schema.js";
/** Folders and endings of files that are all generated: one that is not generated any more is stale. */
export const generatedOnly = [
    { folder: 'schemas', ending: '.schema.json' },
    { folder: 'docs/kinds', ending: '.md' },
];
/** Everything that follows from the kinds, the failure table and the imports. */
export function generatedFiles(root, kinds) {
    return new Map([...kindFiles(root, kinds), ['docs/failures.md', failuresPage()], architecturePage(root)]);
}
/** The file name of the schema of a kind's manifests. */
export function schemaFileName(kind) {
    return `${kind.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase()}.schema.json`;
}
/** The schemas and pages of the kinds. */
export function kindFiles(root, kinds) {
    const policy = policySchema(root);
    const packages = new Map();
    const typesOf = (name) => packages.get(name) ?? publishedTypes(root, name);
    const files = new Map();
    for (const kind of kinds.values()) {
        const types = typesOf(kind.shape.package);
        packages.set(kind.shape.package, types);
        const schema = manifestSchema(kind, types, policy);
        const fileName = schemaFileName(kind.name);
        files.set(`schemas/${fileName}`, jsonText(schema));
        files.set(`docs/kinds/${kind.name}.md`, kindPage(kind, schema, `../../schemas/${fileName}`));
    }
    const fileNames = new Map([...kinds.keys()].map((kind) => [kind, schemaFileName(kind)]));
    return files.set('schemas/all.schema.json', jsonText(anyManifestSchema(fileNames)));
}
function architecturePage(root) {
    const path = 'docs/architecture.md';
    const page = readFileSync(join(root, path), 'utf8');
    return [path, withSection(page, 'imports', importSection(importGraph(`${root}/src`)))];
}
function jsonText(schema) {
    return `${JSON.stringify(schema, null, 2)}\n`;
}
