import { isObject, type Json } from '../../lib/json.ts';
import { type RuleNode, ruleBelow, ruleTree } from '../../model/field.ts';
import { elementKey } from '../../model/keyed.ts';
import type { Step } from '../../model/plan.ts';
import { type Branch, isElement } from './field-tree.ts';

/** `6 environment entries, 9 fields unchanged` about the element at the path; empty when nothing can be said. */
export function unchangedText(step: Step, path: readonly string[], branch: Branch): string {
  const { desired, change } = step;
  if (!desired || change.op === 'create' || !isElement(path.at(-1) ?? '')) return '';
  const element = find({ value: desired.given, rules: ruleTree(step.kind.fields) }, path);
  if (!isObject(element)) return '';
  const entries = branch.children.flatMap(({ step: name, children }) => entryCount(name, element[name], children));
  const changed = new Set(branch.children.map((child) => child.step));
  const fields = Object.keys(element).filter((name) => element[name] !== undefined && !changed.has(name)).length;
  const counts = [...entries, ...(fields > 0 ? [`${fields} ${fields === 1 ? 'field' : 'fields'}`] : [])];
  return counts.length > 0 ? `${counts.join(', ')} unchanged` : '';
}

function entryCount(name: string, list: Json | undefined, changed: readonly Branch[]): string[] {
  if (!Array.isArray(list) || !changed.some(({ step }) => isElement(step))) return [];
  const removed = changed.filter(({ change }) => change && change.after === undefined).length;
  const count = list.length - (changed.length - removed);
  return count > 0 ? [`${count} ${name} ${count === 1 ? 'entry' : 'entries'}`] : [];
}

interface Spot {
  readonly value: Json | undefined;
  readonly rules: RuleNode;
}

function find(start: Spot, path: readonly string[]): Json | undefined {
  return path.reduce<Spot>((spot, step) => (step.startsWith('[') ? elementOf(spot, step) : memberOf(spot, step)), start)
    .value;
}

function memberOf({ value, rules }: Spot, name: string): Spot {
  return { value: isObject(value) ? value[name] : undefined, rules: ruleBelow(rules, name) };
}

function elementOf({ value, rules }: Spot, step: string): Spot {
  const { keyedBy } = rules.rule;
  const list = keyedBy && Array.isArray(value) ? value : [];
  return { value: list.find((item) => `[${elementKey(item, keyedBy ?? [])}]` === step), rules: ruleBelow(rules, '[]') };
}
