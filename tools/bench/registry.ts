import { readFileSync } from 'node:fs';
import { permissions } from '../../src/aws/permissions.ts';
import type { Settings } from '../../src/controller/settings.ts';
import { kinds } from '../../src/kinds/index.ts';
import type { JsonObject } from '../../src/lib/json.ts';
import type { Registry } from '../../src/model/kind.ts';

/** The checkout's root: compiled, this file is three folders deeper. */
export const root = new URL('../../../', import.meta.url);

/** As after a start without flags. */
export const settings: Settings = { owner: 'evenkeel', intervalMs: 60_000, dryRun: false, prune: false };

const schemas = new Map<string, JsonObject>();

/** The kinds with their generated schemas. */
export const registry: Registry = { kinds, permissions, schema: (kind) => schemas.get(kind) ?? readSchema(kind) };

function readSchema(kind: string): JsonObject {
  const name = kind.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
  const schema = JSON.parse(readFileSync(new URL(`schemas/${name}.schema.json`, root), 'utf8')) as JsonObject;
  schemas.set(kind, schema);
  return schema;
}
