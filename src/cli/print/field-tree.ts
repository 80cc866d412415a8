import { isObject, type Json, type JsonObject, sameJson } from '../../lib/json.ts';
import { type FieldChange, isPending } from '../../model/change.ts';
import { type FieldRules, type RuleNode, ruleBelow, ruleTree } from '../../model/field.ts';
import { elementKey } from '../../model/keyed.ts';
import { rulesAt } from '../../model/rules-at.ts';

/** Changed fields as a reader looks for them: by what they stand in. */
export interface Branch {
  /** As in `FieldChange.path`. */
  readonly step: string;
  readonly children: readonly Branch[];
  /** Present on a field that changed, which then has no children. */
  readonly change?: FieldChange;
}

/** The changes as a tree; whole objects and lists of objects are taken apart so that each line shows one value. */
export function fieldTree(changes: readonly FieldChange[], rules: FieldRules): readonly Branch[] {
  const root = ruleTree(rules);
  const apart = changes.flatMap((change) => takeApart(change, rulesAt(root, change.path)));
  return grow(apart.map((change) => ({ steps: change.path, change })));
}

interface Entry {
  readonly steps: readonly string[];
  readonly change: FieldChange;
}

function grow(entries: readonly Entry[]): Branch[] {
  const groups = new Map<string, Entry[]>();
  for (const { steps, change } of entries) {
    const [step = '', ...rest] = steps;
    groups.set(step, [...(groups.get(step) ?? []), { steps: rest, change }]);
  }
  return [...groups].map(([step, group]) => {
    const leaf = group.find(({ steps }) => steps.length === 0);
    return leaf ? { step, children: [], change: leaf.change } : withoutValueStep({ step, children: grow(group) });
  });
}

/** `environment[LOG_LEVEL].value` is what people call LOG_LEVEL. */
function withoutValueStep(branch: Branch): Branch {
  const [only, ...others] = branch.children;
  const isEntry =
    isElement(branch.step) && others.length === 0 && (only?.step === 'value' || only?.step === 'valueFrom');
  return isEntry && only.change ? { step: branch.step, children: [], change: only.change } : branch;
}

function takeApart(change: FieldChange, rules: RuleNode): FieldChange[] {
  const { before, after } = change;
  if (change.sensitive) return [change];
  if (isWhole(before) && isWhole(after)) return ofMembers(change, rules);
  if (hasObjects(before) && hasObjects(after)) return ofItems(change, rules);
  return [change];
}

/** An object, or the absence of one on the side where nothing was or will be. */
function isWhole(value: Json | undefined): value is JsonObject | undefined {
  return value === undefined || (isObject(value) && !isPending(value) && Object.keys(value).length > 0);
}

function hasObjects(value: Json | undefined): value is Json[] | undefined {
  return value === undefined || (Array.isArray(value) && value.some(isObject));
}

function ofMembers(change: FieldChange, rules: RuleNode): FieldChange[] {
  const [before, after] = [change.before, change.after].map((side) => (isObject(side) ? side : {}));
  const names = [...new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})])];
  // `environment[LOG_LEVEL]` need not say again that its name is LOG_LEVEL.
  const told = names.filter((name) => `[${String(after?.[name] ?? before?.[name])}]` !== change.path.at(-1));
  const shown = told.length > 0 ? told : names;
  return shown.flatMap((name) =>
    part(change, name, { before: before?.[name], after: after?.[name], rules: ruleBelow(rules, name) }),
  );
}

function ofItems(change: FieldChange, rules: RuleNode): FieldChange[] {
  const { keyedBy } = rules.rule;
  const [before, after] = [change.before, change.after].map((side) =>
    stepsOf(Array.isArray(side) ? side : [], keyedBy),
  );
  const steps = [...new Set([...(after?.keys() ?? []), ...(before?.keys() ?? [])])];
  return steps.flatMap((step) =>
    part(change, step, { before: before?.get(step), after: after?.get(step), rules: ruleBelow(rules, '[]') }),
  );
}

function stepsOf(list: readonly Json[], keyedBy: readonly string[] | undefined): ReadonlyMap<string, Json> {
  return new Map(list.map((item, index) => [`[${keyedBy ? elementKey(item, keyedBy) : index}]`, item]));
}

interface Part {
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  readonly rules: RuleNode;
}

function part(change: FieldChange, step: string, { before, after, rules }: Part): FieldChange[] {
  if (sameJson(before, after)) return [];
  const { before: _before, after: _after, ...rest } = change;
  const sides = { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
  return takeApart({ ...rest, path: [...change.path, step], ...sides }, rules);
}

/** True for a step that names an element of a keyed list. */
export function isElement(step: string): boolean {
  return step.startsWith('[') && !/^\[\d+\]$/.test(step);
}
