import { expect, it } from 'vitest';
import { checkManifest } from '../../src/engine/check-manifest.ts';
import type { Json, JsonObject } from '../../src/lib/json.ts';
import type { Kind } from '../../src/model/kind.ts';
import { tower, toy } from '../support/toy-kinds.ts';

/** A kind whose one check asks about the base, and counts how often it is held. */
function askingKind() {
  let held = 0;
  const kind: Kind = {
    ...tower,
    checks: [
      ({ spec, related }) => {
        held += 1;
        const base = related(spec.base, 'Brick');
        return base?.size === spec.size ? [] : [{ path: ['size'], message: `the base has size ${base?.size}` }];
      },
    ],
  };
  return { kind, held: () => held };
}

function relatedIn(specs: Record<string, JsonObject>) {
  return (value: Json | undefined) => specs[String(value)];
}

it('says what the checks find', () => {
  const { kind } = askingKind();
  const manifest = toy(tower, 't', { spec: { base: 'b', size: 2 } });
  expect(checkManifest(manifest, kind, relatedIn({ b: { size: 1 } }))).toEqual([
    { path: ['size'], message: 'the base has size 1' },
  ]);
});

it('holds the checks once while nothing that they looked at changes', () => {
  const { kind, held } = askingKind();
  const manifest = toy(tower, 't', { spec: { base: 'b', size: 2 } });
  const b = { size: 2 };
  const first = checkManifest(manifest, kind, relatedIn({ b }));
  expect(checkManifest(manifest, kind, relatedIn({ b, other: {} }))).toBe(first);
  expect(held()).toBe(1);
});

const changes: readonly [string, Record<string, JsonObject>, number][] = [
  ['another one is in the place of what they asked about', { b: { size: 3 } }, 1],
  ['what they asked about is gone', {}, 1],
  ['what they asked about is there again', { b: { size: 2 } }, 0],
];
it('holds them again whenever it does', () => {
  const { kind, held } = askingKind();
  const manifest = toy(tower, 't', { spec: { base: 'b', size: 2 } });
  checkManifest(manifest, kind, relatedIn({ b: { size: 2 } }));
  for (const [why, specs, findings] of changes) {
    expect(checkManifest(manifest, kind, relatedIn(specs)), why).toHaveLength(findings);
  }
  expect(held()).toBe(1 + changes.length);
});

it('holds them for every manifest, however alike', () => {
  const { kind, held } = askingKind();
  const related = relatedIn({ b: { size: 2 } });
  for (const size of [2, 2, 3]) checkManifest(toy(tower, 't', { spec: { base: 'b', size } }), kind, related);
  expect(held()).toBe(3);
});
