import { type RuleNode, ruleBelow } from './field.ts';

/** The rules below a path: of a `FieldChange`, or one in which numbers step into lists. */
export function rulesAt(root: RuleNode, path: readonly (string | number)[]): RuleNode {
  return path
    .map((step) => (typeof step === 'number' || step.startsWith('[') ? '[]' : step))
    .reduce((node, step) => ruleBelow(node, step), root);
}
