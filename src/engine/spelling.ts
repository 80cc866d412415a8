import { isObject, type Json, type JsonObject } from '../lib/json.ts';
import { mapInner } from '../lib/map-inner.ts';
import { element, member, memberNames, type Shape } from './shape.ts';

/** The value with member names spelled as AWS's shape has them where only the first letter's case differs (`RoleARN` → `roleARN`). */
export function respell(value: Json | undefined, shape: Shape | undefined): Json | undefined {
  if (!shape) return value;
  if (Array.isArray(value)) return mapInner(value, (item) => respell(item, element(shape)) ?? null);
  return isObject(value) ? respellMembers(value, shape) : value;
}

function respellMembers(value: JsonObject, shape: Shape): JsonObject {
  const known = memberNames(shape);
  const spelling = (name: string) =>
    known && !known.includes(name) && known.includes(lowerFirst(name)) ? lowerFirst(name) : name;
  const inner = (item: Json, name: string | number) => respell(item, member(shape, spelling(String(name)))) ?? null;
  const respelled = mapInner(value, inner) as JsonObject;
  if (Object.keys(value).every((name) => spelling(name) === name)) return respelled;
  return Object.fromEntries(Object.entries(respelled).map(([name, item]) => [spelling(name), item]));
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
