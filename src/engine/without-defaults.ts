import { isObject, type Json, type JsonObject, sameJson } from '../lib/json.ts';
import { type FieldRule, keep, type RuleNode, ruleBelow } from '../model/field.ts';
import { inOneOrder } from '../model/keyed.ts';
import { element, member, real, type Shape } from './shape.ts';

interface Frame {
  readonly rules: RuleNode;
  readonly shape: Shape | undefined;
}

/**
 * A spec as an author would write it: without members that say no more than leaving them out does, save those that the schema
 * asks for; lists whose order means nothing in one order.
 */
export function withoutDefaults(spec: JsonObject, { rules, shape }: Frame): JsonObject {
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
