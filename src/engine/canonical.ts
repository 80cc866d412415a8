import { isObject, type Json, type JsonObject } from '../lib/json.ts';
import { kept } from '../lib/kept.ts';
import { isPending } from '../model/change.ts';
import { keep, type RuleNode, ruleBelow } from '../model/field.ts';
import { inOneOrder } from '../model/keyed.ts';
import type { Kind } from '../model/kind.ts';
import type { Place } from '../model/resource.ts';
import { element, member, memberNames, type Shape } from './shape.ts';

interface Setting {
  readonly rules: RuleNode;
  readonly shape: Shape | undefined;
  readonly place: Place | undefined;
}

interface Frame extends Setting {
  readonly fillsDefaults: boolean;
  /** It stands although it may say nothing itself: a whole spec, or a default. */
  readonly isSaid: boolean;
}

/** One spelling of what an author wrote: values normalised, unknown members, nulls and empty lists and maps left out. */
export function spelledAlike(spec: JsonObject, { rules, shape, place }: Setting): JsonObject {
  return canonicalSpec(spec, { rules, shape, place, fillsDefaults: false, isSaid: false });
}

/**
 * One form for everything that AWS takes to mean the same: one spelling, with AWS's defaults filled in, and lists whose
 * order means nothing in one order.
 * Applied to both sides before they are compared; applying it twice changes nothing.
 */
export function comparable(
  spec: JsonObject,
  { kind, rules, shape, place }: Setting & { readonly kind: Kind },
): JsonObject {
  const prepared = kind.prepare ? kind.prepare(spec, place) : spec;
  return canonicalSpec(prepared, { rules, shape, place, fillsDefaults: true, isSaid: true });
}

function canonicalSpec(spec: JsonObject, frame: Frame): JsonObject {
  return (canonicalValue(spec, frame) as JsonObject | undefined) ?? {};
}

function canonicalValue(given: Json | undefined, frame: Frame): Json | undefined {
  if (given === undefined || given === null) return undefined;
  if (isPending(given)) return given;
  const value = normalised(given, frame);
  if (Array.isArray(value)) return canonicalList(value, frame);
  if (isObject(value)) return frame.rules.rule.document ? value : canonicalObject(value, frame);
  return value;
}

function normalised(given: Json, { rules: { rule }, place }: Frame): Json | undefined {
  const value = rule.document && typeof given === 'string' ? parseDocument(given) : given;
  return rule.normalise ? rule.normalise(value, place) : value;
}

function parseDocument(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    // Not a document: compared as the text it is; AWS says what is wrong with it.
    return text;
  }
}

function canonicalList(list: readonly Json[], frame: Frame): Json[] | undefined {
  const below = { ...frame, rules: ruleBelow(frame.rules, '[]'), shape: element(frame.shape) };
  const elements = list.map((item) => canonicalValue(item, below) ?? (isObject(item) ? {} : null));
  const present = elements.filter((item) => item !== null);
  if (present.length === 0) return undefined;
  return kept(list, frame.fillsDefaults ? inOneOrder(present, frame.rules.rule) : present) as Json[];
}

/** An object that says nothing is no object, so it gets no defaults either. */
function canonicalObject(object: JsonObject, frame: Frame): JsonObject | undefined {
  const { place, fillsDefaults } = frame;
  const result: JsonObject = {};
  let { isSaid } = frame;
  for (const name of namesToLookAt(object, frame)) {
    const rules = ruleBelow(frame.rules, name);
    const below = { rules, shape: member(frame.shape, name), place, fillsDefaults, isSaid: false };
    const said = canonicalValue(object[name], below);
    const value = said ?? canonicalValue(defaultOf(name, frame), { ...below, isSaid: true });
    if (value !== undefined) result[name] = value;
    isSaid ||= said !== undefined;
  }
  return isSaid && Object.keys(result).length > 0 ? kept(object, result) : undefined;
}

/** Of the many members that AWS models, few are given or have a default. */
function namesToLookAt(object: JsonObject, frame: Frame): readonly string[] {
  const names = memberNames(frame.shape) ?? Object.keys(object).sort();
  return names.filter((name) => object[name] !== undefined || defaultOf(name, frame) !== undefined);
}

function defaultOf(name: string, { rules, fillsDefaults }: Frame): Json | undefined {
  const { whenOmitted } = ruleBelow(rules, name).rule;
  return fillsDefaults && whenOmitted !== keep ? whenOmitted : undefined;
}
