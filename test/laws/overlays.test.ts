import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overlayRules } from '../../src/engine/overlay-rules.ts';
import type { Json, JsonObject } from '../../src/lib/json.ts';
import { overlayer } from '../../src/source/environment/overlaid.ts';
import type { SourceDocument } from '../../src/source/site.ts';
import { registry } from '../support/ship.ts';

const name = fc.constantFrom('a', 'b', 'c');
const text = fc.constantFrom('x', 'y', 'z');
const entries = fc.uniqueArray(fc.record({ name, value: text }), { selector: (entry) => entry.name, maxLength: 3 });
const container = fc.record(
  {
    name,
    image: fc.constantFrom('nginx:1', 'demo/web:1'),
    cpu: fc.nat(9),
    command: fc.array(text, { maxLength: 2 }),
    environment: entries,
    dockerLabels: fc.dictionary(name, text, { maxKeys: 2, noNullPrototype: true }),
  },
  { requiredKeys: ['name', 'image'], noNullPrototype: true },
);
const containers = fc.uniqueArray(container, { selector: (one) => one.name, maxLength: 3 });
const spec = fc.record(
  { family: text, memory: text, cpu: text, containerDefinitions: containers },
  { requiredKeys: ['family'], noNullPrototype: true },
);
const merged = fc.record(
  { memory: fc.option(text), cpu: fc.option(text), containerDefinitions: containers },
  { requiredKeys: [], noNullPrototype: true },
);
const patchOf = (wanted: JsonObject) => ({ target: { kind: 'TaskDefinition', name: 'web' }, merge: { spec: wanted } });

function documentOf(content: Json): SourceDocument {
  const origin = { file: 'web.yaml', line: 1, column: 1 };
  return {
    content,
    origin,
    locate: () => origin,
    siteOf: (path) => ({ file: 'web.yaml', document: 0, path, hasVariables: true }),
  };
}

const manifest = (own: Json, of = 'web') =>
  documentOf({ apiVersion: 'evenkeel/v1', kind: 'TaskDefinition', metadata: { name: of }, spec: own });

function effective(documents: readonly SourceDocument[], overlay: JsonObject): Json[] {
  const document = documentOf({ kind: 'Overlay', metadata: { name: 'prod' }, ...overlay });
  const apply = overlayer({ document, overlay, variables: new Map(), problems: [] }, overlayRules(registry));
  return apply(documents).documents.map(({ content }) => content);
}

const one = (own: Json, ...wanted: JsonObject[]) => effective([manifest(own)], { patches: wanted.map(patchOf) })[0];

describe('overlays', () => {
  test('an empty one changes nothing', () => {
    fc.assert(fc.property(spec, (own) => void expect(effective([manifest(own)], {})).toEqual([manifest(own).content])));
  });

  test('an empty patch changes nothing', () => {
    fc.assert(fc.property(spec, (own) => void expect(one(own, {})).toEqual(manifest(own).content)));
  });

  test('what stands there already changes nothing', () => {
    fc.assert(fc.property(spec, (own) => void expect(one(own, own)).toEqual(manifest(own).content)));
  });

  test('merging twice is merging once', () => {
    fc.assert(
      fc.property(spec, merged, (own, wanted) => void expect(one(own, wanted, wanted)).toEqual(one(own, wanted))),
    );
  });

  test('patches of different fields may come in any order', () => {
    fc.assert(
      fc.property(spec, fc.option(text), containers, (own, memory, containerDefinitions) => {
        expect(one(own, { memory }, { containerDefinitions })).toEqual(one(own, { containerDefinitions }, { memory }));
      }),
    );
  });

  test('the order of manifests means nothing', () => {
    const images = [{ name: 'demo/web', newTag: '2' }];
    fc.assert(
      fc.property(fc.array(spec, { maxLength: 4 }), merged, (specs, wanted) => {
        const documents = specs.map((own, index) => manifest(own, index === 0 ? 'web' : `web-${index}`));
        const overlay = { images, patches: [patchOf(wanted)] };
        const forward = effective(documents, overlay);
        expect(effective(documents.toReversed(), overlay).toReversed()).toEqual(forward);
      }),
    );
  });

  test('every value has a place where it is written', () => {
    fc.assert(
      fc.property(spec, merged, (own, wanted) => {
        const overlay = { patches: [patchOf(wanted)] };
        const from = (label: string, root: Json): SourceDocument => ({
          ...documentOf(root),
          locate: (path) => ({ file: `${label} ${JSON.stringify(path)}`, line: 1, column: 1 }),
        });
        const base = from('base', manifest(own).content);
        const document = from('overlay', { kind: 'Overlay', metadata: { name: 'prod' }, ...overlay });
        const apply = overlayer({ document, overlay, variables: new Map(), problems: [] }, overlayRules(registry));
        const [result] = apply([base]).documents;
        for (const [path, value] of leaves(result?.content ?? null)) {
          const [label = '', steps = '[]'] = (result?.locate(path).file ?? '').split(/ (.*)/s);
          const root = label === 'base' ? base.content : document.content;
          expect(at(root, JSON.parse(steps))).toEqual(value);
        }
      }),
    );
  });
});

function leaves(value: Json, path: readonly (string | number)[] = []): [readonly (string | number)[], Json][] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leaves(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([member, item]) => leaves(item ?? null, [...path, member]));
}

function at(value: Json, path: readonly (string | number)[]): Json {
  return path.reduce<Json>((inner, step) => (inner as JsonObject)[step] ?? null, value);
}
