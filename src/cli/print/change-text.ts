import { visible } from '../../lib/visible.ts';
import type { PlannedChange } from '../plan-document.ts';
import type { Paint, Palette } from './colour.ts';
import type { FieldLine } from './field-lines.ts';
import { isRemark, type Remark, type ShownChange } from './shown-change.ts';

/** The first line of a change in parts, so that those of several can stand in columns. */
export interface Headline {
  readonly sign: string;
  readonly paint: Paint;
  readonly id: string;
  readonly note: string;
  /** `file:line`; empty for what is in no file. */
  readonly origin: string;
}

/** Labels longer than this do not push the values of all others to the right. */
const widestLabel = 54;
const narrowestLabel = 24;

const paintNames: Readonly<Record<PlannedChange['action'], keyof Palette>> = {
  none: 'dim',
  create: 'green',
  update: 'yellow',
  revise: 'yellow',
  adopt: 'yellow',
  replace: 'magenta',
  rollback: 'yellow',
  prune: 'red',
};

/** The first line of a change. */
export function headlineOf(change: PlannedChange, paints: Palette): Headline {
  const { id, action, held, origin, sign, note } = change;
  return {
    ...{ sign, note, id: visible(id) },
    paint: held ? paints.yellow : paints[paintNames[action]],
    origin: origin ? `${visible(origin.file)}:${origin.line}` : '',
  };
}

/** The lines below the first one, the values of all fields in one column. */
export function changeLines({ lines }: Pick<ShownChange, 'lines'>, paints: Palette): string[] {
  const widths = lines.flatMap((line) => (isRemark(line) || line.value === undefined ? [] : [labelWidth(line)]));
  const width = Math.max(narrowestLabel, ...widths.filter((each) => each <= widestLabel));
  return lines.map((line) => (isRemark(line) ? remarkText(line) : fieldText(line, width, paints)));
}

function labelWidth({ depth, label }: FieldLine): number {
  return 2 * depth + label.length;
}

function remarkText({ remark, text }: Remark): string {
  return `        ${remark.padEnd(6)}  ${text}`;
}

function fieldText({ sign, depth, label, value, comment }: FieldLine, width: number, paints: Palette): string {
  const signs: Readonly<Record<FieldLine['sign'], Paint>> = {
    '+': paints.green,
    '-': paints.red,
    '~': paints.yellow,
    ' ': paints.dim,
  };
  const indent = '  '.repeat(depth);
  const ending = comment ? paints.dim(`# ${comment}`) : '';
  if (value === undefined) return `      ${sign} ${indent}${label}${ending}`.trimEnd();
  const name = `${indent}${label}`.padEnd(width);
  return `      ${signs[sign](sign)} ${name}  ${value}${ending ? `  ${ending}` : ''}`.trimEnd();
}
