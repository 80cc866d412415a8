import { isObject, type Json } from '../lib/json.ts';
import { type RuleNode, ruleBelow } from '../model/field.ts';
import { elementKey } from '../model/keyed.ts';

interface Pair {
  readonly target: Json | undefined;
  readonly source: Json | undefined;
}

/** The target with the member at the end of the steps as the source has it; undefined when nothing is left. Elements of keyed lists go by key. */
export function withMember(
  { target, source }: Pair,
  [step, ...rest]: readonly string[],
  node: RuleNode,
): Json | undefined {
  if (step === undefined) return source;
  if (Array.isArray(target ?? source)) return withElement({ target, source }, [step, ...rest], node);
  const own = isObject(target) ? target : {};
  const other = isObject(source) ? source : {};
  const { [step]: former, ...others } = own;
  const value = withMember({ target: former, source: other[step] }, rest, ruleBelow(node, step));
  const result = value === undefined ? others : { ...own, [step]: value };
  return Object.keys(result).length > 0 ? result : undefined;
}

function withElement(
  { target, source }: Pair,
  [step = '', ...rest]: readonly string[],
  node: RuleNode,
): Json | undefined {
  const { keyedBy } = node.rule;
  const own = Array.isArray(target) ? target : [];
  const other = Array.isArray(source) ? source : [];
  const at = positionOf(own, step, keyedBy);
  const pair = { target: own[at], source: other[positionOf(other, step, keyedBy)] };
  const value = withMember(pair, rest, ruleBelow(node, '[]'));
  const before = own.slice(0, own[at] === undefined ? own.length : at);
  const result = [...before, ...(value === undefined ? [] : [value]), ...own.slice(before.length + 1)];
  return result.length > 0 ? result : undefined;
}

/** The position of the element with a key; what an author wrote may lack the later parts of a key, for which AWS has defaults. */
export function positionOf(list: readonly Json[], step: string, keyedBy: readonly string[] | undefined): number {
  if (!keyedBy) return /^\d+$/.test(step) ? Number(step) : -1;
  const keys = list.map((item) => elementKey(item, keyedBy));
  const exact = keys.indexOf(step);
  return exact >= 0 ? exact : keys.findIndex((key) => key.startsWith(`${step}/`) || step.startsWith(`${key}/`));
}
