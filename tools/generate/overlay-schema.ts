import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../src/lib/json.ts';
import { ruleTree } from '../../src/model/field.ts';
import { overlayFields, overlayKind, overlaySummary } from '../../src/model/overlay.ts';
import { declaredTypes } from './declared-types.ts';
import { draft, metadata } from './manifest-schema.ts';
import { schemaWriter } from './schema-writer.ts';

/** The JSON Schema (draft-07) of an overlay, from the interface in the model and its doc comments. */
export function overlaySchema(root: string): JsonObject {
  const types = declaredTypes(readFileSync(join(root, 'src', 'model', 'overlay.ts'), 'utf8'));
  const overlay = types.get(overlayKind);
  if (overlay?.is !== 'structure') throw new Error(`src/model/overlay.ts declares no ${overlayKind}`);
  const writer = schemaWriter(types);
  const { properties } = writer.structure(overlay.members, { rules: ruleTree(overlayFields), path: [overlayKind] });
  return {
    $schema: draft,
    title: overlayKind,
    description: overlaySummary,
    type: 'object',
    properties: {
      apiVersion: { const: 'evenkeel/v1' },
      kind: { const: overlayKind },
      metadata,
      ...(properties as JsonObject),
    },
    required: ['apiVersion', 'kind', 'metadata'],
    additionalProperties: false,
    definitions: writer.definitions(),
  };
}
