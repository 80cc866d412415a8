import type { JsonObject } from '../../src/lib/json.ts';
import { ruleTree } from '../../src/model/field.ts';
import type { Kind } from '../../src/model/kind.ts';
import type { DeclaredTypes } from './declared-types.ts';
import { schemaWriter } from './schema-writer.ts';
import { specMembers } from './spec-members.ts';

/** The dialect of all generated schemas. */
export const draft = 'http://json-schema.org/draft-07/schema#';
const texts = { type: 'object', additionalProperties: { type: 'string' } };

/** The schema of `metadata`. */
export const metadata: JsonObject = {
  type: 'object',
  properties: {
    name: {
      type: 'string',
      pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$',
      description: 'The name in references, output and ownership tags: unique per kind.',
    },
    labels: { ...texts, description: 'Free text to select by; never sent to AWS.' },
    annotations: { ...texts, description: 'Free text for people and programs; never sent to AWS.' },
  },
  required: ['name'],
  additionalProperties: false,
};

/** The JSON Schema (draft-07) of a kind's whole manifest. */
export function manifestSchema(kind: Kind, types: DeclaredTypes, policy: JsonObject): JsonObject {
  const writer = schemaWriter(types);
  const spec = writer.structure(specMembers(kind, types), { rules: ruleTree(kind.fields), path: [kind.name] });
  return {
    $schema: draft,
    title: kind.name,
    description: kind.summary,
    type: 'object',
    properties: {
      apiVersion: { const: 'evenkeel/v1' },
      kind: { const: kind.name },
      metadata,
      policy,
      spec: { description: kind.summary, ...spec },
      specFrom: {
        type: 'string',
        description: 'A file in the format of the AWS CLI that holds the spec, beside the manifest.',
      },
      status: { description: 'Accepted and ignored, so that output can be used as input.' },
    },
    required: ['apiVersion', 'kind', 'metadata'],
    if: present('specFrom'),
    else: present('spec'),
    additionalProperties: false,
    definitions: writer.definitions(),
  };
}

// `required` alone would not pass a validator that insists on declared members.
function present(member: string): JsonObject {
  return { properties: { [member]: {} }, required: [member] };
}

/** The schema for editors of a document of any kind; it refers to the kinds' own schemas by file name. */
export function anyManifestSchema(fileNames: ReadonlyMap<string, string>): JsonObject {
  return {
    $schema: draft,
    title: 'evenkeel manifest',
    type: 'object',
    properties: { apiVersion: { const: 'evenkeel/v1' }, kind: { enum: [...fileNames.keys()] } },
    required: ['apiVersion', 'kind'],
    // Not oneOf: an editor would then show the errors of a wrong kind.
    allOf: [...fileNames].map(([kind, fileName]) => ({
      if: { properties: { kind: { const: kind } }, required: ['kind'] },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own keyword.
      then: { $ref: fileName },
    })),
  };
}
