import { visible } from '../../lib/visible.ts';
import type { Place } from '../../model/resource.ts';
import type { Condition } from '../../model/status.ts';
import type { Sight } from '../looking.ts';
import { plannedChange } from '../plan-document.ts';
import { changeLines, headlineOf } from './change-text.ts';
import { healthPaint, type Palette, syncPaint } from './colour.ts';
import { tableText } from './table.ts';

/** What a description needs besides the resource. */
export interface Surroundings {
  readonly place: Place | undefined;
  /** What AWS has, as YAML; empty when it has nothing. */
  readonly spec: string;
}

/** Everything about one resource: where it stands, why, what differs, and what AWS has. */
export function descriptionText(sight: Sight, { place, spec }: Surroundings, paints: Palette): string {
  const { status, step } = sight;
  const sections = [
    `${paints.bold(visible(status.id))}  ${paints.dim(step.kind.summary)}\n${factLines(sight, paints)}`,
    `${paints.bold('Conditions')}\n${conditionTable(status.conditions, paints)}`,
    differenceText(sight, place, paints),
    specText(spec, paints),
  ];
  return sections.filter((section) => section !== '').join('\n');
}

function factLines({ status, step }: Sight, paints: Palette): string {
  const { observed, change } = step;
  const { origin, sync, health } = status;
  const columns = observed ? Object.entries(step.kind.columns(observed)) : [];
  const attributes = Object.entries(observed?.attributes ?? {});
  const rows: (readonly [string, string])[] = [
    ['sync', syncPaint(sync, paints)(sync)],
    [
      'health',
      `${healthPaint(health.status, paints)(health.status)}${health.message ? `  ${visible(health.message)}` : ''}`,
    ],
    ...(origin ? [['manifest', `${visible(origin.file)}:${origin.line}`] as const] : []),
    ...columns.map(([name, text]) => [spaced(name), visible(text)] as const),
    ...attributes.map(([name, text]) => [name, visible(text)] as const),
    ...(change.after.length > 0 ? [['refers to', change.after.map(visible).join(', ')] as const] : []),
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, text]) => `  ${paints.dim(label.padEnd(width))}  ${text}\n`).join('');
}

function conditionTable(conditions: readonly Condition[], paints: Palette): string {
  const rows = conditions.map(({ type, status, reason, message }) => [
    { text: `  ${type}` },
    { text: status ? 'True' : 'False' },
    { text: reason },
    { text: visible(message.split('\n')[0] ?? '') },
  ]);
  return tableText(['  TYPE', 'STATUS', 'REASON', 'MESSAGE'], rows, paints);
}

function differenceText({ step }: Sight, place: Place | undefined, paints: Palette): string {
  const { change } = step;
  if (change.op === 'none' && !change.held) return '';
  const planned = plannedChange(step, { place, dependants: [] });
  const { note, sign, paint } = headlineOf(planned, paints);
  const body = changeLines(planned, paints);
  return `${paints.bold('Plan')}\n  ${paint(`${sign} ${note}`)}\n${body.map((line) => `${line.slice(2)}\n`).join('')}`;
}

function specText(spec: string, paints: Palette): string {
  if (spec === '') return '';
  const lines = spec.trimEnd().split('\n');
  return `${paints.bold('Spec on AWS')}\n${lines.map((line) => `  ${visible(line)}\n`).join('')}`;
}

function spaced(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
