import { isObject, type Json } from '../lib/json.ts';
import { mapInner } from '../lib/map-inner.ts';
import { type FieldRule, type RuleNode, ruleBelow } from '../model/field.ts';
import { type ResourceId, resourceId } from '../model/resource.ts';

/** A `ref:Kind/name#attribute:suffix` taken apart. */
export interface Reference {
  readonly id: ResourceId;
  readonly attribute: string | undefined;
  /** What follows the attribute's value: an image's `:tag`, `@digest` or both. */
  readonly suffix: string;
}

const form = /^ref:([A-Za-z][A-Za-z0-9]*)\/([A-Za-z0-9][A-Za-z0-9._-]*)(?:#([A-Za-z]+))?((?::|@)[A-Za-z0-9._:@+-]+)?$/;

/** Reads a reference; undefined when the text is none or malformed. */
export function parseReference(text: string): Reference | undefined {
  const [, kind, name, attribute, suffix = ''] = form.exec(text) ?? [];
  return kind && name ? { id: resourceId(kind, name), attribute, suffix } : undefined;
}

/** A string in a spec, with its path and the rule that holds there. */
export interface Text {
  readonly value: string;
  readonly path: readonly (string | number)[];
  readonly rule: FieldRule;
}

/** Every string in a spec that is a reference or stands where one is legal. */
export function texts(
  value: Json | undefined,
  node: RuleNode,
  path: readonly (string | number)[] = [],
): readonly Text[] {
  if (typeof value === 'string')
    return node.rule.refersTo || value.startsWith('ref:') ? [{ value, path, rule: node.rule }] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => texts(item, ruleBelow(node, '[]'), [...path, index]));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => texts(item, ruleBelow(node, name), [...path, name]));
}

/** The spec with some of its strings replaced. */
export function replaceTexts(value: Json, node: RuleNode, replace: (text: string, rule: FieldRule) => Json): Json {
  if (typeof value === 'string') return node.rule.refersTo ? replace(value, node.rule) : value;
  return mapInner(value, (inner, step) =>
    replaceTexts(inner, ruleBelow(node, typeof step === 'number' ? '[]' : step), replace),
  );
}
