import { isObject, type Json } from './json.ts';

/** The former value when the latter has the very same members in the same order, so that it is in memory once; else the latter. */
export function kept<Value extends Json | readonly Json[]>(former: Value, latter: Value): Value {
  const [before, after] = [membersOf(former), membersOf(latter)];
  const isSame = before.length === after.length && after.every((member, index) => member === before[index]);
  return isSame ? former : latter;
}

/** Names and values in one list. */
function membersOf(value: Json | readonly Json[]): readonly unknown[] {
  if (isObject(value)) return [...Object.keys(value), ...Object.values(value)];
  return Array.isArray(value) ? value : [value];
}
