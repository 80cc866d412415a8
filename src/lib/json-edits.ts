import { isObject, type Json, type JsonObject, sameJson } from './json.ts';

/** Steps into a JSON value: member names, and positions in lists. */
export type JsonPath = readonly (string | number)[];

/** A part of a JSON value with what is to stand there; taken out when there is no value. A list's length as a position appends. */
export interface JsonEdit {
  readonly path: JsonPath;
  readonly value?: Json | undefined;
}

/** The smallest edits that, made one after the other, turn one value into the other. */
export function jsonEdits(before: Json | undefined, after: Json | undefined, path: JsonPath = []): JsonEdit[] {
  if (before === undefined ? after === undefined : sameJson(before, after)) return [];
  if (isObject(before) && isObject(after)) return memberEdits(before, after, path);
  if (Array.isArray(before) && Array.isArray(after)) return listEdits(before, after, path);
  return [after === undefined ? { path } : { path, value: after }];
}

/** The value after an edit. */
export function withEdit(
  value: Json | undefined,
  { path: [step, ...rest], value: wanted }: JsonEdit,
): Json | undefined {
  if (step === undefined) return wanted;
  if (Array.isArray(value)) {
    const item = withEdit(value[Number(step)], { path: rest, value: wanted });
    return value.toSpliced(Number(step), 1, ...(item === undefined ? [] : [item]));
  }
  const object = isObject(value) ? value : {};
  const member = withEdit(object[step], { path: rest, value: wanted });
  const { [step]: _former, ...others } = object;
  return member === undefined ? others : { ...object, [step]: member };
}

/** What stands at a path; undefined when nothing does. */
export function jsonAt(value: Json | undefined, path: JsonPath): Json | undefined {
  return path.reduce<Json | undefined>((inner, step) => {
    if (Array.isArray(inner)) return inner[Number(step)];
    return isObject(inner) ? inner[step] : undefined;
  }, value);
}

function memberEdits(before: JsonObject, after: JsonObject, path: JsonPath): JsonEdit[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => jsonEdits(before[name], after[name], [...path, name]));
}

function listEdits(before: readonly Json[], after: readonly Json[], path: JsonPath): JsonEdit[] {
  if (before.length === after.length) {
    return before.flatMap((item, index) => jsonEdits(item, after[index], [...path, index]));
  }
  const stays = before.flatMap((item, index) => (after.some((other) => sameJson(item, other)) ? [index] : []));
  const firstOther = stays.findIndex((from, index) => !sameJson(before[from], after[index]));
  const kept = new Set(firstOther === -1 ? stays : stays.slice(0, firstOther));
  const added = after.slice(kept.size);
  const gone = before.flatMap((_, index) => (kept.has(index) ? [] : [index]));
  // What is added comes first: a list that is empty in between would lose its style.
  return [
    ...added.map((value, index) => ({ path: [...path, before.length + index], value })),
    ...gone.reverse().map((index) => ({ path: [...path, index] })),
  ];
}
