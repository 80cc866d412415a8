import { type RuleNode, ruleBelow } from '../../model/field.ts';

/** The rules below a `FieldChange.path`. */
export function rulesAt(root: RuleNode, path: readonly string[]): RuleNode {
  return path.map((step) => (step.startsWith('[') ? '[]' : step)).reduce(ruleBelow, root);
}
