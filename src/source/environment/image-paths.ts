import { isObject, type Json } from '../../lib/json.ts';
import { oncePer } from '../../lib/once-per.ts';
import type { RuleNode } from '../../model/field.ts';
import { otherCase, type Path } from '../locate.ts';

/** Where a spec names container images. */
export function imagePaths(spec: Json | undefined, rules: RuleNode): Path[] {
  return patternsOf(rules).flatMap((pattern) => matches(spec, pattern, []));
}

/** The paths of the rules' fields that name images; `[]` steps into a list. */
const patternsOf = oncePer((rules: RuleNode) => patternsBelow(rules, []));

function patternsBelow({ rule, children }: RuleNode, path: readonly string[]): (readonly string[])[] {
  const below = [...children].flatMap(([step, child]) => patternsBelow(child, [...path, step]));
  return rule.image ? [path, ...below] : below;
}

function matches(value: Json | undefined, [step, ...rest]: readonly string[], path: Path): Path[] {
  if (step === undefined) return typeof value === 'string' ? [path] : [];
  if (Array.isArray(value)) {
    return step === '[]' ? value.flatMap((item, index) => matches(item, rest, [...path, index])) : [];
  }
  if (!isObject(value)) return [];
  const name = [step, otherCase(step)].find((one) => Object.hasOwn(value, one));
  return name === undefined ? [] : matches(value[name], rest, [...path, name]);
}
