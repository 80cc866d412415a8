import { type Json, sameJson } from '../../lib/json.ts';
import { visible } from '../../lib/visible.ts';
import { type FieldChange, pathText } from '../../model/change.ts';
import { type FieldRules, ruleTree } from '../../model/field.ts';
import type { Place } from '../../model/resource.ts';
import { rulesAt } from '../../model/rules-at.ts';
import { masked } from '../../model/secret.ts';
import { type Branch, fieldTree } from './field-tree.ts';
import { pairTexts, valueText } from './value.ts';

/** What a reader wants to know besides the fields themselves. */
export interface FieldContext {
  readonly place?: Place;
  /** Of the kind: they say which lists have keys. */
  readonly rules: FieldRules;
  /** Said at the end of a group about what did not change; empty for nothing. */
  readonly unchanged: (path: readonly string[], branch: Branch) => string;
}

/** A changed field, or what changed fields stand in; its texts could not drive a terminal. */
export interface FieldLine {
  readonly sign: '+' | '-' | '~' | ' ';
  /** How deep it stands in what is above it. */
  readonly depth: number;
  readonly label: string;
  /** Both values where both are known; absent for what others stand in. */
  readonly value?: string;
  readonly comment?: string;
}

/** The changed fields, one per line below what they stand in. */
export function fieldLines(fields: readonly FieldChange[], context: FieldContext): FieldLine[] {
  return fieldTree(fields, context.rules).flatMap((branch) => linesOf(branch, { path: [], depth: 0, context }));
}

interface Position {
  readonly path: readonly string[];
  readonly depth: number;
  readonly context: FieldContext;
}

function linesOf(given: Branch, { path, depth, context }: Position): FieldLine[] {
  const { branch, steps } = mergeChain(given);
  const label = labelOf(steps);
  if (branch.change) return [{ depth, label, ...leafOf(branch.change, context) }];
  const here = [...path, ...steps];
  const below = branch.children.flatMap((child) => linesOf(child, { path: here, depth: depth + 1, context }));
  const comment = context.unchanged(here, branch);
  const ending: FieldLine[] = comment ? [{ sign: ' ', depth: depth + 1, label: '', comment }] : [];
  return [{ sign: ' ', depth, label }, ...below, ...ending];
}

/** A group of one is not worth a line of its own. */
function mergeChain(given: Branch): { branch: Branch; steps: string[] } {
  const steps = [given.step];
  let branch = given;
  for (let [only, ...others] = branch.children; only && others.length === 0; [only, ...others] = branch.children) {
    steps.push(only.step);
    branch = only;
  }
  return { branch, steps };
}

function labelOf([first = '', ...rest]: readonly string[]): string {
  const isKey = first.startsWith('[') && !/^\[\d+\]$/.test(first);
  return visible(pathText([isKey ? first.slice(1, -1) : first, ...rest]));
}

function leafOf(change: FieldChange, { place, rules }: FieldContext): Omit<FieldLine, 'depth' | 'label'> {
  const { before, after, path } = change;
  const said = commentOf(change);
  const comment = said === '' ? {} : { comment: said };
  if (change.sensitive) return { ...sensitiveLeaf(before, after), ...comment };
  if (before === undefined) return { sign: '+', value: after === undefined ? '' : valueText(after, place), ...comment };
  if (after === undefined) return { sign: '-', value: valueText(before, place), ...comment };
  const isSet = rulesAt(ruleTree(rules), path).rule.unordered && Array.isArray(before) && Array.isArray(after);
  const value = isSet ? setText(before, after) : pairTexts(before, after, place).join(' -> ');
  return { sign: '~', value, ...comment };
}

function commentOf({ mode, isDrift }: FieldChange): string {
  return [mode === 'replace' && 'forces replacement', isDrift && 'differed before'].filter(Boolean).join(', ');
}

/** What joins a set and what leaves it. */
function setText(before: readonly Json[], after: readonly Json[]): string {
  const without = (list: readonly Json[], others: readonly Json[]) =>
    list.filter((item) => !others.some((other) => sameJson(item, other)));
  const [added, removed] = [without(after, before), without(before, after)];
  const kept = after.length - added.length;
  const changes = [...added.map((item) => `+ ${valueText(item)}`), ...removed.map((item) => `- ${valueText(item)}`)];
  return `${changes.join(', ')}${kept > 0 ? `  (${kept} kept)` : ''}`;
}

function sensitiveLeaf(before: Json | undefined, after: Json | undefined): Pick<FieldLine, 'sign' | 'value'> {
  if (before === undefined) return { sign: '+', value: masked };
  return after === undefined ? { sign: '-', value: masked } : { sign: '~', value: '(sensitive, changed)' };
}
