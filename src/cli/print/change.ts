import { isObject, type Json } from '../../lib/json.ts';
import { visible } from '../../lib/visible.ts';
import type { Operation } from '../../model/change.ts';
import { type Failure, failureTable } from '../../model/failure.ts';
import { ruleTree } from '../../model/field.ts';
import type { Step } from '../../model/plan.ts';
import type { Place } from '../../model/resource.ts';
import type { Paint, Palette } from './colour.ts';
import { fieldLines } from './field-lines.ts';
import type { Branch } from './field-tree.ts';
import { forecastText, rollsText } from './forecast.ts';
import { shownFields } from './redact.ts';
import { unchangedText } from './unchanged.ts';

/** One change as the plan shows it. */
export interface Headline {
  readonly sign: string;
  readonly paint: Paint;
  readonly id: string;
  /** What happens, in words. */
  readonly note: string;
  /** `file:line`; empty for what is in no file. */
  readonly origin: string;
}

/** The first line of a change. */
export function headline(step: Step, paints: Palette): Headline {
  const { change } = step;
  const { held, origin } = change;
  return {
    sign: signOf(step),
    paint: held ? paints.yellow : paintOf(change.op, paints),
    id: visible(change.id),
    note: held ? heldNote(step) : activeNote(step),
    origin: origin ? `${visible(origin.file)}:${origin.line}` : '',
  };
}

/** The lines below the first one: fields, what the change brings with it, and why it is held. */
export function changeBody(step: Step, options: BodyOptions): string[] {
  const { change } = step;
  const { held } = change;
  const isListed = change.op === 'create' ? options.showsNew : change.op !== 'none';
  const fields = shownFields(step);
  const context = {
    ...(options.place ? { place: options.place } : {}),
    rules: step.kind.fields,
    unchanged: (path: readonly string[], branch: Branch) => unchangedText(step, path, branch),
  };
  return [
    ...(isListed ? fieldLines(fields, context, options.paints) : []),
    ...delegated(step, options.paints),
    ...(change.op === 'replace' ? [remark('impact', impactOf(step, options.dependants))] : []),
    ...(change.forecast && !held ? [remark('rollout', forecastText(change.forecast))] : []),
    ...(held ? heldLines(step, held) : []),
    ...withheldLines(step, options),
  ];
}

/** What the lines of a change depend on besides the change. */
export interface BodyOptions {
  readonly place: Place | undefined;
  readonly paints: Palette;
  /** The fields of new resources are listed too. */
  readonly showsNew: boolean;
  /** Resources in the plan that refer to this one. */
  readonly dependants: readonly string[];
}

const signs: Readonly<Record<Operation, string>> = {
  none: '?',
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

function paintOf(op: Operation, paints: Palette): Paint {
  const names: Readonly<Record<Operation, keyof Palette>> = {
    none: 'dim',
    create: 'green',
    update: 'yellow',
    revise: 'yellow',
    adopt: 'yellow',
    replace: 'magenta',
    rollback: 'yellow',
    prune: 'red',
  };
  return paints[names[op]];
}

function activeNote(step: Step): string {
  const { change, observed } = step;
  const [note] = notes[change.op];
  if (change.forecast) return rollsText(change.forecast);
  const revision = observed?.attributes.arn?.split('/').at(-1);
  return change.op === 'revise' && revision ? `${note} after ${visible(revision)}` : note;
}

function heldNote({ change: { op, held } }: Step): string {
  if (held?.reason === 'Retained') return 'would be destroyed, kept by policy.deletion: retain';
  if (held?.reason === 'PruneDisabled') return 'would be destroyed, kept without --prune';
  if (held?.reason === 'OwnedByOther') return 'left alone';
  return notes[op][1];
}

function heldLines({ change }: Step, held: Failure): string[] {
  if (held.reason === 'Retained' || held.reason === 'PruneDisabled') return [];
  const why =
    change.op === 'none'
      ? [remark('why', `${failureTable[held.reason].sentence}: ${visible(held.message)}`)]
      : [remark('why', visible(held.message))];
  return [...why, remark('fix', failureTable[held.reason].remedy)];
}

/** What is left as it is, after what is changed. */
function withheldLines(step: Step, { paints, place }: BodyOptions): string[] {
  const { withheld } = step.change;
  if (!withheld) return [];
  const fields = shownFields({ ...step, change: { ...step.change, fields: withheld.fields } });
  const context = { ...(place ? { place } : {}), rules: step.kind.fields, unchanged: () => '' };
  return [
    remark('held', 'these stay as they are'),
    ...fieldLines(fields, context, paints),
    ...heldLines(step, withheld.failure),
  ];
}

function remark(label: string, text: string): string {
  return `        ${label.padEnd(6)}  ${text}`;
}

function impactOf({ change }: Step, dependants: readonly string[]): string {
  const what = `${visible(change.id)} is deleted first and then created again`;
  return dependants.length > 0 ? `${what}; ${dependants.map(visible).join(', ')} referred to it` : what;
}

/** Fields that somebody else moves, shown because a reader looks for them. */
function delegated({ change, kind, desired, observed }: Step, paints: Palette): string[] {
  if (change.fields.length === 0 || !observed || !desired) return [];
  const names = [...ruleTree(kind.fields).children].filter(([, { rule }]) => rule.delegatedTo !== undefined);
  return names.flatMap(([name]) => {
    const live: Json | undefined = observed.spec[name];
    if (desired.given[name] !== undefined || live === undefined || isObject(live)) return [];
    return [`        ${name.padEnd(24)}  ${String(live)}  ${paints.dim('# not managed')}`];
  });
}
