import { isObject, type Json, sameJson } from '../../lib/json.ts';
import { type FieldChange, isPending } from '../../model/change.ts';

/** Changed fields as a reader looks for them: by what they stand in. */
export interface Branch {
  /** As in `FieldChange.path`. */
  readonly step: string;
  readonly children: readonly Branch[];
  /** Present on a field that changed, which then has no children. */
  readonly change?: FieldChange;
}

/** The changes as a tree; whole objects and lists of objects are taken apart so that each line shows one value. */
export function fieldTree(changes: readonly FieldChange[]): readonly Branch[] {
  return grow(changes.flatMap(takeApart).map((change) => ({ steps: change.path, change })));
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

function takeApart(change: FieldChange): FieldChange[] {
  const { before, after } = change;
  if (change.sensitive) return [change];
  if (isWhole(before) && isWhole(after))
    return ofMembers(change, isObject(before) ? before : {}, isObject(after) ? after : {});
  if (hasObjects(before) && hasObjects(after)) return ofItems(change, before ?? [], after ?? []);
  return [change];
}

/** An object, or the absence of one on the side where nothing was or will be. */
function isWhole(value: Json | undefined): boolean {
  return value === undefined || (isObject(value) && !isPending(value) && Object.keys(value).length > 0);
}

function hasObjects(value: Json | undefined): value is Json[] | undefined {
  return value === undefined || (Array.isArray(value) && value.some(isObject));
}

function ofMembers(
  change: FieldChange,
  before: Readonly<Record<string, Json | undefined>>,
  after: Readonly<Record<string, Json | undefined>>,
): FieldChange[] {
  const key = change.path.at(-1) ?? '';
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  const told = names.filter((name) => `[${String(after[name] ?? before[name])}]` !== key);
  const shown = told.length > 0 ? told : names;
  return shown.flatMap((name) => part(change, name, { before: before[name], after: after[name] }));
}

function ofItems(change: FieldChange, before: readonly Json[], after: readonly Json[]): FieldChange[] {
  const indexes = Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index);
  return indexes.flatMap((index) => part(change, `[${index}]`, { before: before[index], after: after[index] }));
}

function part(
  { path, before: _before, after: _after, ...rest }: FieldChange,
  step: string,
  { before, after }: { before: Json | undefined; after: Json | undefined },
): FieldChange[] {
  if (sameJson(before, after)) return [];
  return takeApart({
    ...rest,
    path: [...path, step],
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  });
}

/** True for a step that names an element of a keyed list. */
export function isElement(step: string): boolean {
  return step.startsWith('[') && !/^\[\d+\]$/.test(step);
}
