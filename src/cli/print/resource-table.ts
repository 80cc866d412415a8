import { visible } from '../../lib/visible.ts';
import { nameOf } from '../../model/resource.ts';
import type { Sight } from '../looking.ts';
import { healthPaint, type Palette, syncPaint } from './colour.ts';
import { type Cell, tableText } from './table.ts';

/** How resources are listed. */
export interface ResourceTable {
  /** The columns of the one kind that is listed; without it, resources carry their kind's name. */
  readonly isOneKind: boolean;
  readonly isWide: boolean;
}

/** Resources in rows, with sync and health. */
export function resourceTable(sights: readonly Sight[], { isOneKind, isWide }: ResourceTable, paints: Palette): string {
  const facts = isOneKind ? [...new Set(sights.flatMap((sight) => Object.keys(factsOf(sight))))] : [];
  const header = ['NAME', 'SYNC', 'HEALTH', ...facts.map(titleOf), 'MESSAGE', ...(isWide ? ['FILE', 'ARN'] : [])];
  const rows = sights.map((sight) => {
    const { status } = sight;
    const known = factsOf(sight);
    return [
      { text: visible(isOneKind ? nameOf(status.id) : status.id), paint: paints.bold },
      { text: status.sync, paint: syncPaint(status.sync, paints) },
      { text: status.health.status, paint: healthPaint(status.health.status, paints) },
      ...facts.map((name): Cell => ({ text: visible(known[name] ?? '') })),
      { text: messageOf(sight) },
      ...(isWide ? wideCells(sight, paints) : []),
    ];
  });
  return tableText(header, rows, paints);
}

function messageOf({ status, step }: Sight): string {
  return visible(step.change.held?.message || status.health.message);
}

function wideCells({ status, step }: Sight, paints: Palette): Cell[] {
  const { origin } = status;
  return [
    { text: origin ? `${visible(origin.file)}:${origin.line}` : '', paint: paints.dim },
    { text: visible(step.observed?.attributes.arn ?? ''), paint: paints.dim },
  ];
}

function factsOf({ step }: Sight): Readonly<Record<string, string>> {
  return step.observed ? step.kind.columns(step.observed) : {};
}

/** `TaskDefinition` as the column `TASK DEFINITION`. */
function titleOf(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').toUpperCase();
}
