import { isObject, type Json, type JsonObject } from './json.ts';

type Replace = (inner: Json, step: string | number) => Json;

/** The value with its members or elements replaced, each by name or position; the value itself when none of them changes. */
export function mapInner(value: Json, replace: Replace): Json {
  if (Array.isArray(value)) return mapElements(value, replace);
  return isObject(value) ? mapMembers(value, replace) : value;
}

function mapElements(list: Json[], replace: Replace): Json[] {
  const elements = list.map(replace);
  return elements.some((element, index) => element !== list[index]) ? elements : list;
}

function mapMembers(object: JsonObject, replace: Replace): JsonObject {
  let result = object;
  for (const name of Object.keys(object)) {
    const member = object[name];
    const replaced = member === undefined ? member : replace(member, name);
    if (replaced === member) continue;
    if (result === object) result = { ...object };
    result[name] = replaced;
  }
  return result;
}
