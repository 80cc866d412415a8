import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparable, spelledAlike } from '../../src/engine/canonical.ts';
import { contentHash } from '../../src/engine/content-hash.ts';
import { diff } from '../../src/engine/diff.ts';
import { abridgedSpec } from '../../src/engine/import/abridged-spec.ts';
import { specShape } from '../../src/engine/shape.ts';
import { splitTags } from '../../src/engine/tags.ts';
import { kinds } from '../../src/kinds/index.ts';
import { seededRandom } from '../../src/lib/backoff.ts';
import type { JsonObject } from '../../src/lib/json.ts';
import { ruleTree } from '../../src/model/field.ts';
import type { Kind } from '../../src/model/kind.ts';
import { arbitrarySpec, reordered } from '../support/arbitrary-spec.ts';
import { registry } from '../support/ship.ts';

const place = { account: '111122223333', region: 'eu-west-1', partition: 'aws' };

function formsOf(kind: Kind) {
  const rules = ruleTree(kind.fields);
  const frame = { rules, shape: specShape(registry.schema(kind.name)), place };
  return {
    rules,
    canonical: (spec: JsonObject) => comparable(spec, { ...frame, kind }),
    spelled: (spec: JsonObject) => spelledAlike(spec, frame),
    differences: (left: JsonObject, right: JsonObject) => diff(left, right, { rules, onChange: kind.onChange }),
  };
}

for (const kind of kinds.values()) {
  describe(`any ${kind.name}`, () => {
    const { rules, canonical, spelled, differences } = formsOf(kind);
    const law = (predicate: (spec: JsonObject, random: () => number) => void) => {
      const seeds = fc.integer({ min: 0, max: 2 ** 31 });
      fc.assert(
        fc.property(arbitrarySpec(kind.name), seeds, (spec, seed) => {
          predicate(spec, seededRandom(seed));
        }),
        { numRuns: 150 },
      );
    };

    it('never differs from itself', () => {
      law((spec) => expect(differences(canonical(spec), canonical(structuredClone(spec)))).toEqual([]));
    });

    it('has a canonical form that is its own canonical form', () => {
      law((spec) => {
        const once = canonical(spec);
        expect(JSON.stringify(canonical(once))).toBe(JSON.stringify(once));
      });
    });

    it('means the same in one spelling as in the author’s', () => {
      law((spec) => expect(canonical(spelled(spec))).toEqual(canonical(spec)));
    });

    it('means the same once it is abridged to what an author would write, and is then one text for all orders', () => {
      law((spec, random) => {
        const short = abridgedSpec(spec, kind, { registry, place });
        expect(differences(canonical(short), canonical(splitTags(spec).spec))).toEqual([]);
        const other = reordered(spec, rules, random) as JsonObject;
        expect(JSON.stringify(abridgedSpec(other, kind, { registry, place }))).toBe(JSON.stringify(short));
      });
    });

    it('is the same text and has the same hash in whatever order it is written', () => {
      law((spec, random) => {
        const other = reordered(spec, rules, random) as JsonObject;
        expect(JSON.stringify(canonical(other))).toBe(JSON.stringify(canonical(spec)));
        expect(contentHash(canonical(other), rules)).toBe(contentHash(canonical(spec), rules));
      });
    });

    it('has the hash of another only where the two do not differ', () => {
      fc.assert(
        fc.property(arbitrarySpec(kind.name), arbitrarySpec(kind.name), (spec, changes) => {
          const [left, right] = [spec, { ...spec, ...changes }].map((each) => canonical(splitTags(each).spec));
          if (!left || !right || kind.onChange !== 'revise') return;
          const isSameContent = contentHash(left, rules) === contentHash(right, rules);
          if (isSameContent) expect(differences(left, right)).toEqual([]);
        }),
        { numRuns: 200 },
      );
    });
  });
}
