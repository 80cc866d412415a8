import { groupBy } from '../../lib/group-by.ts';
import { visible } from '../../lib/visible.ts';
import type { Operation } from '../../model/change.ts';
import type { Forecast } from '../../model/forecast.ts';
import { isActive, type Step, summarise } from '../../model/plan.ts';
import { kindOf, type ResourceId } from '../../model/resource.ts';
import type { Palette } from './colour.ts';
import { durationText } from './duration.ts';
import { counted } from './words.ts';

/** AWS calls that a step takes at least. */
const callsPerStep: Readonly<Record<Operation, number>> = {
  none: 0,
  create: 1,
  update: 1,
  revise: 1,
  adopt: 1,
  replace: 2,
  rollback: 1,
  prune: 1,
};

/** `Plan: 1 to create, 2 to update, 0 to destroy. Unchanged: 9.` */
export function summaryText(steps: readonly Step[], paints: Palette): string {
  const counts = summarise(steps.filter(({ change }) => !change.isDrift));
  const drifted = steps.filter(({ change }) => change.isDrift).length;
  const retained = steps.filter(({ change }) => isKept(change.held?.reason)).length;
  const unknown = steps.filter(({ change }) => change.op === 'none' && change.held).length;
  const held = counts.held - retained + unknown;
  const always = [`${counts.create} to create`, `${counts.update + counts.revise} to update`];
  const sometimes: readonly (readonly [number, string])[] = [
    [counts.adopt, 'to adopt'],
    [counts.replace, 'to replace'],
    [counts.rollback, 'to go back'],
  ];
  const rest: readonly (readonly [number, string])[] = [
    [retained, 'to retain'],
    [held, 'held'],
  ];
  const some = (rows: typeof rest) => rows.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  const parts = [...always, ...some(sometimes), `${counts.prune} to destroy`, ...some(rest)];
  const unchanged = counts.none - unknown;
  const drift = drifted > 0 ? ` Drift: ${drifted}.` : '';
  return `${paints.bold('Plan:')} ${parts.join(', ')}.${drift}${unchanged > 0 ? ` Unchanged: ${unchanged}.` : ''}`;
}

/** `Order: Cluster/demo, LogGroup/web -> TaskDefinition/web -> Service/web`; empty when there is nothing to order. */
export function orderText(steps: readonly Step[]): string {
  const active = steps.filter(isActive);
  if (active.length < 2) return '';
  return `Order: ${layersOf(active).map(layerText).join(' -> ')}`;
}

/** `Cost: at least 9 AWS calls; 1 service rolls 4 tasks.`; empty when nothing is called. */
export function costText(steps: readonly Step[]): string {
  const active = steps.filter(isActive);
  if (active.length === 0) return '';
  const calls = active.reduce((sum, { change }) => sum + callsPerStep[change.op], 0);
  return `Cost: at least ${counted(calls, 'AWS call')}${rolloutText(active.flatMap(({ change }) => change.forecast ?? []))}.`;
}

/** Deployments go on side by side: the longest of them counts. */
function rolloutText(forecasts: readonly Forecast[]): string {
  if (forecasts.length === 0) return '';
  const tasks = forecasts.reduce((sum, forecast) => sum + (forecast.tasks ?? 0), 0);
  const seconds = Math.max(...forecasts.map(({ leastSeconds = 0 }) => leastSeconds));
  const time = seconds > 0 ? `, ${durationText(seconds * 1000)} or more` : '';
  return `; ${counted(forecasts.length, 'deployment')} of ${counted(tasks, 'task')}${time}`;
}

/** True for what stays on purpose: nobody has to do anything about it. */
export function isKept(reason: string | undefined): boolean {
  return reason === 'Retained' || reason === 'PruneDisabled';
}

/** Steps that may start together, after those of all layers before. */
function layersOf(steps: readonly Step[]): ResourceId[][] {
  const depths = new Map<ResourceId, number>();
  const active = new Set(steps.map(({ change }) => change.id));
  for (const { change } of steps) {
    const before = change.after.filter((id) => active.has(id)).map((id) => depths.get(id) ?? 0);
    depths.set(change.id, Math.max(-1, ...before) + 1);
  }
  const layers = groupBy(depths, ([, depth]) => depth);
  return [...layers].sort(([left], [right]) => left - right).map(([, layer]) => layer.map(([id]) => id));
}

function layerText(ids: readonly ResourceId[]): string {
  const kinds = groupBy(ids, kindOf);
  const texts = [...kinds].flatMap(([kind, group]) => (group.length > 2 ? [`${kind}/* (${group.length})`] : group));
  return texts.map(visible).join(', ');
}
