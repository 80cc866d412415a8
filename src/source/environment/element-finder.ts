import { isObject, type Json } from '../../lib/json.ts';
import { otherCase } from '../locate.ts';

/** Finds elements of a list by key. */
export interface ElementFinder {
  /** The position of the element that is meant; parts of a key that only one of both has say nothing. */
  readonly find: (wanted: Json) => number | undefined;
  /** Notes another element, at the end. */
  readonly add: (item: Json) => void;
}

/** A finder in the elements of a list. */
export function elementFinder(items: readonly Json[], keyedBy: readonly string[]): ElementFinder {
  const keys: Json[][] = [];
  const exact = new Map<string, number>();
  const add = (item: Json) => {
    const key = keyOf(item, keyedBy);
    const text = textOf(key);
    if (!exact.has(text)) exact.set(text, keys.length);
    keys.push(key);
  };
  for (const item of items) add(item);
  return { add, find };

  function find(wanted: Json): number | undefined {
    const key = keyOf(wanted, keyedBy);
    if (key.every((part) => part === null)) return undefined;
    const same = exact.get(textOf(key));
    if (same !== undefined || key.length === 1) return same;
    const near = keys.findIndex((other) => agree(key, other));
    return near === -1 ? undefined : near;
  }
}

function keyOf(item: Json, keyedBy: readonly string[]): Json[] {
  if (!isObject(item)) return keyedBy.map(() => null);
  return keyedBy.map((name) => item[name] ?? item[otherCase(name)] ?? null);
}

function textOf(key: readonly Json[]): string {
  return JSON.stringify(key.map((part) => (typeof part === 'object' ? part : String(part))));
}

/** At least one part is the same, and none that both have differs. */
function agree(left: readonly Json[], right: readonly Json[]): boolean {
  const both = left.map((part, index) => [part, right[index] ?? null] as const);
  const known = both.filter(([one, other]) => one !== null && other !== null);
  return known.length > 0 && known.every(([one, other]) => textOf([one]) === textOf([other]));
}
