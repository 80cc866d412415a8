import { isObject, type Json } from '../../lib/json.ts';
import { visible } from '../../lib/visible.ts';
import type { Operation } from '../../model/change.ts';
import { type Failure, failureTable, remedyOf } from '../../model/failure.ts';
import { ruleTree } from '../../model/field.ts';
import type { Step } from '../../model/plan.ts';
import type { Place } from '../../model/resource.ts';
import { type FieldLine, fieldLines } from './field-lines.ts';
import type { Branch } from './field-tree.ts';
import { forecastText, rollsText } from './forecast.ts';
import { shownFields } from './redact.ts';
import { unchangedText } from './unchanged.ts';

/** What is said about a change besides its fields. */
export interface Remark {
  readonly remark: 'impact' | 'rollout' | 'held' | 'why' | 'fix';
  readonly text: string;
}

/** A change as people read it, wherever they do: without secrets, and without anything that could drive a terminal. */
export interface ShownChange {
  /** `+`, `~`, `-`, `-/+`, `!` for what is held, `?` for what is not known. */
  readonly sign: string;
  /** What happens, in words. */
  readonly note: string;
  readonly lines: readonly (FieldLine | Remark)[];
}

/** What a change is shown with. */
export interface Surroundings {
  readonly place: Place | undefined;
  /** Resources in the plan that refer to this one. */
  readonly dependants: readonly string[];
}

/** True for a line that is no field. */
export function isRemark(line: FieldLine | Remark): line is Remark {
  return 'remark' in line;
}

/** Where the lines begin that tell what stays as it is; their count when all of them tell what changes. */
export function withheldFrom(lines: ShownChange['lines']): number {
  const index = lines.findIndex((line) => isRemark(line) && line.remark === 'held');
  return index === -1 ? lines.length : index;
}

/** What there is to read about a change. */
export function shownChange(step: Step, { place, dependants }: Surroundings): ShownChange {
  const { change } = step;
  const { held } = change;
  const context = {
    ...(place ? { place } : {}),
    rules: step.kind.fields,
    unchanged: (path: readonly string[], branch: Branch) => unchangedText(step, path, branch),
  };
  const lines = [
    ...(change.op === 'none' ? [] : fieldLines(shownFields(step), context)),
    ...delegated(step),
    ...(change.op === 'replace' ? [remark('impact', impactOf(step, dependants))] : []),
    ...(change.forecast && !held ? [remark('rollout', forecastText(change.forecast))] : []),
    ...(held ? heldRemarks(step, held) : []),
    ...withheldLines(step, place),
  ];
  return { sign: signOf(step), note: held ? heldNote(step) : activeNote(step), lines };
}

const signs: Readonly<Record<Operation, string>> = {
  none: ' ',
  create: '+',
  update: '~',
  revise: '~',
  adopt: '~',
  replace: '-/+',
  rollback: '~',
  prune: '-',
};

const notes: Readonly<Record<Operation, readonly [active: string, held: string]>> = {
  none: ['unchanged', 'not known'],
  create: ['create', 'not created'],
  update: ['update', 'not updated'],
  revise: ['new revision', 'no new revision'],
  adopt: ['adopt', 'not adopted'],
  replace: ['replace', 'not replaced'],
  rollback: ['goes back', 'does not go back'],
  prune: ['destroy', 'not destroyed'],
};

function signOf({ change: { op, held } }: Step): string {
  if (!held) return signs[op];
  return op === 'none' && held.reason !== 'OwnedByOther' ? '?' : '!';
}

function activeNote(step: Step): string {
  const { change, observed } = step;
  const [note] = notes[change.op];
  if (change.forecast) return rollsText(change.forecast);
  const revision = /[^/]+:\d+$/.exec(observed?.attributes.arn ?? '')?.[0];
  return change.op === 'revise' && revision ? `${note} after ${visible(revision)}` : note;
}

function heldNote({ change: { op, held } }: Step): string {
  if (held?.reason === 'Retained') return 'would be destroyed, kept by policy.deletion: retain';
  if (held?.reason === 'PruneDisabled') return 'would be destroyed, kept without --prune';
  if (held?.reason === 'OwnedByOther') return 'left alone';
  return notes[op][1];
}

function heldRemarks({ change }: Step, held: Failure): Remark[] {
  if (held.reason === 'Retained' || held.reason === 'PruneDisabled') return [];
  const why = visible(held.message);
  return [
    remark('why', change.op === 'none' ? `${failureTable[held.reason].sentence}: ${why}` : why),
    remark('fix', visible(remedyOf(held, change.id))),
  ];
}

/** What is left as it is, after what is changed. */
function withheldLines(step: Step, place: Place | undefined): (FieldLine | Remark)[] {
  const { withheld } = step.change;
  if (!withheld) return [];
  const fields = shownFields({ ...step, change: { ...step.change, fields: withheld.fields } });
  const context = { ...(place ? { place } : {}), rules: step.kind.fields, unchanged: () => '' };
  return [
    remark('held', 'these stay as they are'),
    ...fieldLines(fields, context),
    ...heldRemarks(step, withheld.failure),
  ];
}

function remark(label: Remark['remark'], text: string): Remark {
  return { remark: label, text };
}

function impactOf({ change }: Step, dependants: readonly string[]): string {
  const what = `${visible(change.id)} is deleted first and then created again`;
  return dependants.length > 0 ? `${what}; ${dependants.map(visible).join(', ')} referred to it` : what;
}

/** Fields that somebody else moves, shown because a reader looks for them. */
function delegated({ change, kind, desired, observed }: Step): FieldLine[] {
  if (change.fields.length === 0 || !observed || !desired) return [];
  const names = [...ruleTree(kind.fields).children].filter(([, { rule }]) => rule.delegatedTo !== undefined);
  return names.flatMap(([name]) => {
    const live: Json | undefined = observed.spec[name];
    if (desired.given[name] !== undefined || live === undefined || isObject(live)) return [];
    return [{ sign: ' ' as const, depth: 0, label: name, value: String(live), comment: 'not managed' }];
  });
}
