import type { Json, JsonObject } from '../../src/lib/json.ts';
import { keep } from '../../src/model/field.ts';
import type { Kind, Registry } from '../../src/model/kind.ts';
import type { Manifest, Policy } from '../../src/model/manifest.ts';
import type { Pass } from '../../src/model/pass.ts';
import type { Observed } from '../../src/model/provider.ts';
import { resourceId } from '../../src/model/resource.ts';

const text = { type: 'string' };

const specSchema: JsonObject = {
  type: 'object',
  additionalProperties: false,
  properties: {
    name: text,
    tags: { type: 'object', additionalProperties: text },
    size: { type: 'integer' },
    colour: text,
    secretWord: text,
    place: text,
    mood: text,
    base: text,
    names: { type: 'array', items: text },
    steps: { type: 'array', items: text },
    labels: { type: 'object', additionalProperties: text },
    parts: { type: 'array', items: { $ref: '#/definitions/Part' } },
    box: {
      type: 'object',
      additionalProperties: false,
      properties: { lid: { type: 'boolean' }, width: { type: 'integer' }, inner: { $ref: '#/definitions/Part' } },
    },
    document: { anyOf: [{ type: 'object' }, text] },
  },
};

const schema: JsonObject = {
  type: 'object',
  properties: {
    apiVersion: text,
    kind: text,
    metadata: { type: 'object' },
    policy: { type: 'object' },
    spec: specSchema,
  },
  definitions: {
    Part: {
      type: 'object',
      additionalProperties: false,
      properties: { key: text, port: { type: 'integer' }, value: text, secretValue: text },
    },
  },
};

function toyKind(changes: Pick<Kind, 'name'> & Partial<Kind>): Kind {
  const indexType = `toys:${changes.name.toLowerCase()}`;
  return {
    summary: 'A toy.',
    shape: { package: 'none', type: 'none', omit: [] },
    nameField: 'name',
    onChange: 'update',
    checks: [],
    describeOnly: ['seenAt'],
    indexType,
    keyOf: ({ name }) => String(name),
    keyOfArn: (arn) => arn.slice(arn.lastIndexOf('/') + 1),
    attributes: ({ name }) => ({
      arn: `arn:aws:toys:moon:111122223333:${indexType.slice(5)}/${String(name)}`,
      name: String(name),
    }),
    health: () => ({ status: 'Healthy', message: '' }),
    columns: () => ({}),
    permissions: [],
    ...changes,
    fields: {
      name: { onChange: 'replace' },
      size: { whenOmitted: 1 },
      secretWord: { secret: true },
      place: { onChange: 'replace' },
      mood: { whenOmitted: keep },
      names: { unordered: true },
      parts: { keyedBy: ['key', 'port'] },
      'parts[].port': { whenOmitted: 80 },
      'parts[].secretValue': { secret: true },
      box: { rolls: true },
      'box.lid': { whenOmitted: false },
      document: { document: true },
      ...changes.fields,
    },
  };
}

/** A kind whose changes are made in place. */
export const brick = toyKind({ name: 'Brick' });
/** A kind whose changes are new revisions, and whose ARN only AWS knows. */
export const scroll = toyKind({
  name: 'Scroll',
  onChange: 'revise',
  attributes: ({ name }) => ({ name: String(name) }),
});
/** A kind that refers to the other two. */
export const tower = toyKind({
  name: 'Tower',
  fields: {
    base: { refersTo: { kinds: ['Brick'], attribute: 'arn' } },
    colour: { refersTo: { kinds: ['Scroll'], attribute: 'arn' }, rolls: true },
    parts: { keyedBy: ['key'], rolls: true },
    names: { unordered: true, rolls: true },
    steps: {},
    'steps[]': { refersTo: { kinds: ['Tower'], attribute: 'name' } },
  },
  guard: ({ facts }) => (facts.busy ? { reason: 'TakesTraffic', message: 'people live in it' } : undefined),
});

/** The toy kinds as a registry. */
export const toys: Registry = {
  kinds: new Map([brick, scroll, tower].map((kind) => [kind.name, kind])),
  permissions: [],
  schema: () => schema,
};

/** Whole passes over toys, with nothing forbidden. */
export const toyPass: Pass = {
  registry: toys,
  owner: 'me',
  place: { account: '111122223333', region: 'moon', partition: 'aws' },
  policy: { prune: true, pruneConfirmed: true, backingOff: new Map(), nowMs: 0 },
  dryRun: false,
};

/** A valid manifest of a toy. */
export function toy(
  kind: Kind,
  name: string,
  { spec = {}, policy = {} }: { spec?: JsonObject; policy?: Policy } = {},
): Manifest {
  const origin = { file: `${name}.yaml`, line: 1, column: 1 };
  return { id: resourceId(kind.name, name), kind: kind.name, name, policy, spec, origin, locate: () => origin };
}

/** What AWS has of a toy that this instance owns; `tags` and the rest may be overridden. */
export function liveToy(kind: Kind, name: string, changes: Partial<Observed> = {}): Observed {
  return {
    key: name,
    spec: { name } as Record<string, Json>,
    tags: { 'evenkeel:owner': 'me', 'evenkeel:resource': `${kind.name}/${name}` },
    attributes: { arn: `arn:aws:toys:moon:111122223333:${kind.name.toLowerCase()}/${name}`, name },
    facts: {},
    ...changes,
  };
}
