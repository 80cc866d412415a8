import { isObject, type Json, type JsonObject, sameJson } from '../../lib/json.ts';
import { type FieldRule, keep, type RuleNode, ruleBelow, ruleTree } from '../../model/field.ts';
import { inOneOrder } from '../../model/keyed.ts';
import type { Kind, Registry } from '../../model/kind.ts';
import type { Place } from '../../model/resource.ts';
import { comparable, spelledAlike } from '../canonical.ts';
import { diff } from '../diff.ts';
import { element, member, real, type Shape, specShape } from '../shape.ts';
import { splitTags } from '../tags.ts';

interface Frame {
  readonly rules: RuleNode;
  readonly shape: Shape | undefined;
}

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

function withoutDefaults(spec: JsonObject, { rules, shape }: Frame): JsonObject {
  const required = new Set([shape ? real(shape).schema.required : undefined].flat());
  const members = Object.entries(spec).map(([name, value]) => {
    const short = abridged(value, { rules: ruleBelow(rules, name), shape: member(shape, name) });
    return { name, short, value: required.has(name) ? value : undefined };
  });
  if (members.every(({ short }) => short === undefined)) return {};
  const said = members.map(({ name, short, value }) => [name, short ?? value] as const);
  return Object.fromEntries(said.filter(([, value]) => value !== undefined));
}

/** The value without its defaults; undefined when it says no more than leaving it out does. */
function abridged(value: Json | undefined, frame: Frame): Json | undefined {
  const { rule } = frame.rules;
  if (value === undefined || saysNothing(value, rule)) return undefined;
  if (rule.document) return value;
  if (Array.isArray(value)) return inOneOrder(value, rule).map((item) => abridgedElement(item, frame));
  if (!isObject(value)) return value;
  const short = withoutDefaults(value, frame);
  if (Object.keys(short).length > 0) return short;
  // A block of nothing but defaults means the same as no block only where that is the block's own default.
  return isObject(rule.whenOmitted) ? undefined : value;
}

/** True for a default, and for what AWS decides anew wherever it is left out. */
function saysNothing(value: Json, { whenOmitted, sameAs }: FieldRule): boolean {
  return whenOmitted === keep ? sameAs?.(value, undefined) === true : sameJson(value, whenOmitted);
}

function abridgedElement(item: Json, { rules, shape }: Frame): Json {
  if (!isObject(item)) return item;
  const short = withoutDefaults(item, { rules: ruleBelow(rules, '[]'), shape: element(shape) });
  return Object.keys(short).length > 0 ? short : item;
}
