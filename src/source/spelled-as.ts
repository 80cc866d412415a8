import { isObject, type Json } from '../lib/json.ts';
import { type JsonPath, jsonAt } from '../lib/json-edits.ts';
import { otherCase } from './locate.ts';

/** Names as the content has them, where only the first letter's case differs. */
export function spelledAs(content: Json | undefined, path: JsonPath): JsonPath {
  let at = content;
  return path.map((step) => {
    const other = isObject(at) && at[step] === undefined ? otherCase(String(step)) : step;
    const spelled = jsonAt(at, [other]) === undefined ? step : other;
    at = jsonAt(at, [spelled]);
    return spelled;
  });
}
