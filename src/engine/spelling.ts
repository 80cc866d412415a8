import { isObject, type Json, type JsonObject } from '../lib/json.ts';
import { element, member, memberNames, type Shape } from './shape.ts';

/** The value with member names spelled as AWS's shape has them where only the first letter's case differs (`RoleARN` → `roleARN`). */
export function respell(value: Json | undefined, shape: Shape | undefined): Json | undefined {
  if (!shape) return value;
  if (Array.isArray(value)) return value.map((item) => respell(item, element(shape)) ?? null);
  if (!isObject(value)) return value;
  const known = memberNames(shape);
  const result: JsonObject = {};
  for (const [name, item] of Object.entries(value)) {
    const spelled = known && !known.includes(name) && known.includes(lowerFirst(name)) ? lowerFirst(name) : name;
    result[spelled] = respell(item, member(shape, spelled));
  }
  return result;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
