import { isObject, type Json, type JsonObject } from '../lib/json.ts';
import { type JsonEdit, jsonAt, withEdit } from '../lib/json-edits.ts';
import { pathText } from '../model/change.ts';
import { type RuleNode, ruleBelow } from '../model/field.ts';
import { elementKey } from '../model/keyed.ts';
import type { ShownEdit } from '../model/manifest-edit.ts';
import { isSecret, mask } from '../model/mask.ts';
import { masked } from '../model/secret.ts';

/** An edit of a spec as it may be printed, in the words and with the masks of a plan. */
export function shownEdit(edit: JsonEdit, spec: JsonObject, rules: RuleNode): ShownEdit {
  const { path, value } = edit;
  const sides = [spec, withEdit(spec, edit)];
  const steps: string[] = [];
  let node = rules;
  let isHidden = false;
  for (const [index, step] of path.entries()) {
    const around = sides.map((side) => jsonAt(side, path.slice(0, index)));
    steps.push(typeof step === 'number' ? `[${keyOf(step, around, node)}]` : step);
    node = ruleBelow(node, typeof step === 'number' ? '[]' : step);
    isHidden ||= around.some((side) => isObject(side) && isSecret(node.rule, String(step), side));
  }
  const shown = (item: Json) => (isHidden ? masked : mask(item, node));
  const before = jsonAt(spec, path);
  return {
    label: pathText(steps),
    ...(before === undefined ? {} : { before: shown(before) }),
    ...(value === undefined ? {} : { after: shown(value) }),
  };
}

function keyOf(step: number, around: readonly (Json | undefined)[], { rule: { keyedBy } }: RuleNode): string {
  const item = around.map((side) => jsonAt(side, [step])).find((found) => found !== undefined);
  return keyedBy && item !== undefined ? elementKey(item, keyedBy) : String(step);
}
