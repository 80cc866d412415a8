import { groupBy } from '../../lib/group-by.ts';
import { visible } from '../../lib/visible.ts';
import { kindOf, type ResourceId } from '../../model/resource.ts';
import type { PlanDocument, PlannedChange } from '../plan-document.ts';
import type { Palette } from './colour.ts';
import { durationText } from './duration.ts';
import { counted } from './words.ts';

/** `Plan: 1 to create, 2 to update, 0 to destroy. Unchanged: 9.` */
export function summaryText({ changes, summary }: PlanDocument, paints: Palette): string {
  const own = changes.filter(({ isDrift }) => !isDrift);
  const count = (test: (change: PlannedChange) => boolean) => own.filter(test).length;
  const active = (...actions: PlannedChange['action'][]) =>
    count(({ action, held }) => !held && actions.includes(action));
  const retained = count(({ held }) => isKept(held?.reason));
  const always = [`${active('create')} to create`, `${active('update', 'revise')} to update`];
  const sometimes: readonly (readonly [number, string])[] = [
    [active('adopt'), 'to adopt'],
    [active('replace'), 'to replace'],
    [active('rollback'), 'to go back'],
  ];
  const rest: readonly (readonly [number, string])[] = [
    [retained, 'to retain'],
    [count(({ held }) => held !== undefined) - retained, 'held'],
  ];
  const some = (rows: typeof rest) =>
    rows.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  const parts = [...always, ...some(sometimes), `${active('prune')} to destroy`, ...some(rest)];
  const drifted = changes.length - own.length;
  const unchanged = summary.none - changes.filter(({ action, held }) => action === 'none' && held).length;
  const drift = drifted > 0 ? ` Drift: ${drifted}.` : '';
  return `${paints.bold('Plan:')} ${parts.join(', ')}.${drift}${unchanged > 0 ? ` Unchanged: ${unchanged}.` : ''}`;
}

/** `Order: Cluster/demo, LogGroup/web -> TaskDefinition/web -> Service/web`; empty when there is nothing to order. */
export function orderText({ order }: PlanDocument): string {
  if (order.flat().length < 2) return '';
  return `Order: ${order.map(layerText).join(' -> ')}`;
}

/** `Cost: at least 9 AWS calls; 1 deployment of 4 tasks, 40s or more.`; empty when nothing is called. */
export function costText({ cost }: PlanDocument): string {
  const { calls, deployments, tasks, leastSeconds } = cost;
  if (calls === 0) return '';
  const time = leastSeconds > 0 ? `, ${durationText(leastSeconds * 1000)} or more` : '';
  const rollouts = deployments > 0 ? `; ${counted(deployments, 'deployment')} of ${counted(tasks, 'task')}${time}` : '';
  return `Cost: at least ${counted(calls, 'AWS call')}${rollouts}.`;
}

/** True for what stays on purpose: nobody has to do anything about it. */
export function isKept(reason: string | undefined): boolean {
  return reason === 'Retained' || reason === 'PruneDisabled';
}

function layerText(ids: readonly ResourceId[]): string {
  const kinds = groupBy(ids, kindOf);
  const texts = [...kinds].flatMap(([kind, group]) => (group.length > 2 ? [`${kind}/* (${group.length})`] : group));
  return texts.map(visible).join(', ');
}
