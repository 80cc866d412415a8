import { isObject, type Json } from '../lib/json.ts';

/** The text that tells a keyed list's element apart, e.g. `8080/tcp` for the members containerPort and protocol. */
export function elementKey(item: Json, members: readonly string[]): string {
  if (!isObject(item)) return String(item);
  return members
    .map((member) => item[member])
    .filter((value) => value !== undefined)
    .map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value)))
    .join('/');
}
