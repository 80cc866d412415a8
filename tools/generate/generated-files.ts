import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { permissions } from '../../src/aws/permissions.ts';
import type { JsonObject } from '../../src/lib/json.ts';
import type { Kind } from '../../src/model/kind.ts';
import { overlayKind } from '../../src/model/overlay.ts';
import { cliPage } from './cli-page.ts';
import { type DeclaredTypes, publishedTypes } from './declared-types.ts';
import { failuresPage } from './failures-page.ts';
import { formatsPage } from './formats-page.ts';
import { iamPage } from './iam-page.ts';
import { importGraph, importSection } from './import-graph.ts';
import { kindPage } from './kind-page.ts';
import { anyManifestSchema, manifestSchema } from './manifest-schema.ts';
import { withSection } from './markdown.ts';
import { overlaySchema } from './overlay-schema.ts';
import { policySchema } from './policy-schema.ts';

/** Content by path below the root. */
export type Files = ReadonlyMap<string, string>;

/** Folders and endings of files that are all generated: one that is not generated any more is stale. */
export const generatedOnly = [
  { folder: 'schemas', ending: '.schema.json' },
  { folder: 'docs/kinds', ending: '.md' },
] as const;

/** Everything that follows from the kinds, the permissions, the failure table, the command line, the declared formats and the imports. */
export function generatedFiles(root: string, kinds: ReadonlyMap<string, Kind>): Files {
  return new Map([
    ...kindFiles(root, kinds),
    ['docs/failures.md', failuresPage()],
    ['docs/iam.md', iamPage(kinds, permissions)],
    ['docs/cli.md', cliPage()],
    ['docs/formats.md', formatsPage(root)],
    architecturePage(root),
  ]);
}

/** The file name of the schema of a kind's manifests. */
export function schemaFileName(kind: string): string {
  return `${kind.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase()}.schema.json`;
}

/** The schemas and pages of the kinds, and the schema of overlays. */
export function kindFiles(root: string, kinds: ReadonlyMap<string, Kind>): Files {
  const policy = policySchema(root);
  const packages = new Map<string, DeclaredTypes>();
  const typesOf = (name: string) => packages.get(name) ?? publishedTypes(root, name);
  const files = new Map<string, string>();
  for (const kind of kinds.values()) {
    const types = typesOf(kind.shape.package);
    packages.set(kind.shape.package, types);
    const schema = manifestSchema(kind, types, policy);
    const fileName = schemaFileName(kind.name);
    files.set(`schemas/${fileName}`, jsonText(schema));
    files.set(`docs/kinds/${kind.name}.md`, kindPage(kind, schema, `../../schemas/${fileName}`));
  }
  files.set(`schemas/${schemaFileName(overlayKind)}`, jsonText(overlaySchema(root)));
  const fileNames = new Map([...kinds.keys(), overlayKind].map((kind) => [kind, schemaFileName(kind)]));
  return files.set('schemas/all.schema.json', jsonText(anyManifestSchema(fileNames)));
}

function architecturePage(root: string): [string, string] {
  const path = 'docs/architecture.md';
  const page = readFileSync(join(root, path), 'utf8');
  return [path, withSection(page, 'imports', importSection(importGraph(`${root}/src`)))];
}

function jsonText(schema: JsonObject): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
