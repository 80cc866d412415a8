import { isObject, type Json, type JsonObject } from '../../lib/json.ts';
import { type RuleNode, ruleBelow, ruleTree } from '../../model/field.ts';
import { inOneOrder } from '../../model/keyed.ts';
import type { Kind, Registry } from '../../model/kind.ts';
import type { Place } from '../../model/resource.ts';
import { comparable, spelledAlike } from '../canonical.ts';
import { diff } from '../diff.ts';
import { specShape } from '../shape.ts';
import { splitTags } from '../tags.ts';
import { withoutDefaults } from '../without-defaults.ts';

interface Context {
  readonly registry: Registry;
  readonly place: Place;
}

/**
 * What AWS has as an author would write it: without what only AWS decides, without AWS's defaults and without tags; lists
 * whose order means nothing in one order. It means the same as the answer.
 */
export function abridgedSpec(answer: JsonObject, kind: Kind, { registry, place }: Context): JsonObject {
  const setting = { kind, rules: ruleTree(kind.fields), shape: specShape(registry.schema(kind.name)), place };
  const given = spelledAlike(splitTags(answer).spec, setting);
  const short = withoutDefaults(kind.abridge?.(given) ?? given, setting);
  const changes = diff(comparable(short, setting), comparable(given, setting), { ...kind, rules: setting.rules });
  return withMembers(
    short,
    ordered(given, setting.rules) as JsonObject,
    new Set(changes.map(({ path }) => path[0] ?? '')),
  );
}

/** The same with every list whose order means nothing in one order. */
function ordered(value: Json | undefined, node: RuleNode): Json | undefined {
  if (node.rule.document) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => ordered(item, ruleBelow(node, '[]')) ?? null);
    return inOneOrder(items, node.rule);
  }
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, item]) => [name, ordered(item, ruleBelow(node, name))]);
  return Object.fromEntries(members) as JsonObject;
}

/** A default that depends on other fields may be another one than the rules say: such members are written out. */
function withMembers(short: JsonObject, given: JsonObject, names: ReadonlySet<string>): JsonObject {
  const entries = Object.keys(given).map((name) => [name, (names.has(name) ? given : short)[name]]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
