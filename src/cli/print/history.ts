import { visible } from '../../lib/visible.ts';
import type { Deployment, DeploymentState } from '../../model/deployment.ts';
import type { Step } from '../../model/plan.ts';
import type { Paint, Palette } from './colour.ts';
import { shortId } from './deployment-rows.ts';
import { durationText } from './duration.ts';
import { tableText } from './table.ts';

const words: Readonly<Record<DeploymentState, readonly [word: string, paint: keyof Palette]>> = {
  running: ['running', 'blue'],
  paused: ['paused', 'blue'],
  succeeded: ['succeeded', 'green'],
  failed: ['failed', 'red'],
  stopped: ['stopped', 'yellow'],
  rolledBack: ['rolled back', 'red'],
};

/** Deployments in rows, the newest first, with the one that the manifest wants marked. */
export function historyText(deployments: readonly Deployment[], { own }: Step, paints: Palette): string {
  if (deployments.length === 0) return 'AWS knows of no deployment.\n';
  const rows = deployments.map((deployment) => {
    const [word, paint] = words[deployment.state];
    return [
      { text: visible(deployment.target), paint: paints.bold },
      { text: word, paint: paints[paint] as Paint },
      { text: deployment.createdAt?.replace(/\.\d+Z$/, 'Z') ?? '' },
      { text: tookText(deployment) },
      { text: own?.id === deployment.id ? 'as the manifest' : '' },
      { text: shortId(deployment.id), paint: paints.dim },
      { text: visible(deployment.reason) },
    ];
  });
  return tableText(['TARGET', 'STATE', 'STARTED', 'TOOK', 'CONTENT', 'DEPLOYMENT', 'REASON'], rows, paints);
}

function tookText({ createdAt, finishedAt }: Deployment): string {
  if (!createdAt || !finishedAt) return '';
  return durationText(Math.round((Date.parse(finishedAt) - Date.parse(createdAt)) / 1000) * 1000);
}
