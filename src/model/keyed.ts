import { canonicalJson, isObject, type Json } from '../lib/json.ts';
import type { FieldRule } from './field.ts';

/** The text that tells a keyed list's element apart, e.g. `8080/tcp` for the members containerPort and protocol. */
export function elementKey(item: Json, members: readonly string[]): string {
  if (!isObject(item)) return String(item);
  return members
    .map((member) => item[member])
    .filter((value) => value !== undefined)
    .map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value)))
    .join('/');
}

/** A list's elements by key; those that share one are told apart by their position among each other. */
export function elementsByKey(list: readonly Json[], members: readonly string[]): Map<string, Json> {
  const elements = new Map<string, Json>();
  for (const item of list) {
    const key = elementKey(item, members);
    let distinct = key;
    for (let count = 2; elements.has(distinct); count++) distinct = `${key}#${count}`;
    elements.set(distinct, item);
  }
  return elements;
}

/** The list in the one order that all its orders stand for; unchanged where order means something. */
export function inOneOrder(list: Json[], { keyedBy, unordered }: FieldRule): Json[] {
  if (list.length < 2 || (!keyedBy && !unordered)) return list;
  const placed = list.map((item) => ({
    item,
    key: keyedBy ? elementKey(item, keyedBy) : '',
    text: canonicalJson(item),
  }));
  placed.sort((left, right) => byText(left.key, right.key) || byText(left.text, right.text));
  return placed.map(({ item }) => item);
}

function byText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
