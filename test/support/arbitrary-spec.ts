import fc from 'fast-check';
import { element, member, memberNames, real, type Shape, specShape } from '../../src/engine/shape.ts';
import { isObject, type Json, type JsonObject } from '../../src/lib/json.ts';
import { type RuleNode, ruleBelow } from '../../src/model/field.ts';
import { registry } from './ship.ts';

/** Any spec of a kind that its generated schema allows, most fields left out, most of the rest small. */
export function arbitrarySpec(kind: string): fc.Arbitrary<JsonObject> {
  return arbitraryOf(specShape(registry.schema(kind)), 0) as fc.Arbitrary<JsonObject>;
}

const words = fc.constantFrom(
  '',
  'a',
  'b',
  'web',
  '512',
  '.5 vCPU',
  'arn:aws:iam::111122223333:role/a',
  'host',
  'EC2',
  '{"b":1,"a":[2]}',
);
const deepest = 6;

function arbitraryOf(shape: Shape | undefined, depth: number): fc.Arbitrary<Json> {
  const { schema } = shape ? real(shape) : { schema: {} as JsonObject };
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  const names = memberNames(shape);
  if (names) return arbitraryObject(shape, names, depth);
  switch (schema.type) {
    case 'integer':
    case 'number':
      return fc.constantFrom(0, 1, 2, 80, 200);
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(arbitraryOf(element(shape), depth + 1), { maxLength: depth < deepest ? 3 : 0 });
    case 'object':
      return fc.dictionary(fc.constantFrom('a', 'b', 'awslogs-group'), arbitraryOf(member(shape, 'any'), depth + 1), {
        maxKeys: 2,
      });
    default:
      return words;
  }
}

function arbitraryObject(shape: Shape | undefined, names: readonly string[], depth: number): fc.Arbitrary<JsonObject> {
  if (depth > deepest) return fc.constant({});
  const share = names.length > 8 ? 5 : 1;
  return fc
    .subarray([...names], { maxLength: Math.ceil(names.length / share) })
    .chain((chosen) =>
      fc.record(Object.fromEntries(chosen.map((name) => [name, arbitraryOf(member(shape, name), depth + 1)]))),
    ) as fc.Arbitrary<JsonObject>;
}

/** The same spec with its members, its sets and its keyed lists in another order. */
export function reordered(value: Json | undefined, node: RuleNode, random: () => number): Json {
  if (Array.isArray(value)) {
    const items = value.map((item) => reordered(item, ruleBelow(node, '[]'), random));
    return node.rule.keyedBy || node.rule.unordered ? shuffled(items, random) : items;
  }
  if (!isObject(value)) return value ?? null;
  if (node.rule.document) return value;
  const members = Object.entries(value).map(
    ([name, item]) => [name, reordered(item, ruleBelow(node, name), random)] as const,
  );
  return Object.fromEntries(shuffled(members, random));
}

/** The items in another order. */
export function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const placed = items.map((item) => ({ item, at: random() }));
  return placed.sort((left, right) => left.at - right.at).map(({ item }) => item);
}
