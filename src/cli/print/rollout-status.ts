import { visible } from '../../lib/visible.ts';
import { remedyOf } from '../../model/failure.ts';
import { publicDeployment } from '../../model/public-deployment.ts';
import type { Deployed } from '../deployed.ts';
import type { Row } from './block.ts';
import { healthPaint, type Palette, syncPaint } from './colour.ts';
import { deploymentRows } from './deployment-rows.ts';

/** `Service/web  Synced  Progressing`, the deployment, and what to do where somebody has to. */
export function rolloutStatusText({ id, step, status }: Deployed, paints: Palette): string {
  const { sync, health } = status;
  const deployment = step.own ?? step.observed?.deployments?.[0];
  const held = step.change.held ?? step.change.withheld?.failure;
  const rows: Row[] = [
    ...(deployment ? deploymentRows(id, deployment) : []),
    ...(health.message ? [['health', visible(health.message)] as const] : []),
    ...(held && held.message !== health.message ? [['held', visible(held.message)] as const] : []),
    ...(held ? [['fix', visible(remedyOf(held, id))] as const] : []),
  ];
  const words = [syncPaint(sync, paints)(sync), healthPaint(health.status, paints)(health.status)];
  const width = Math.max(0, ...rows.map(([label = '']) => label.length));
  const lines = rows.map(([label = '', text = '']) => `  ${paints.dim(label.padEnd(width))}  ${text}`);
  return `${[`${paints.bold(visible(id))}  ${words.join('  ')}`, ...lines].join('\n')}\n`;
}

/** The same for programs. */
export function rolloutDocument({ id, step, status }: Deployed) {
  const { own, observed, change } = step;
  return {
    id,
    sync: status.sync,
    health: status.health,
    ...(change.held ? { held: { reason: change.held.reason, message: change.held.message } } : {}),
    ...(own ? { own: publicDeployment(own) } : {}),
    deployments: (observed?.deployments ?? []).map(publicDeployment),
  };
}
