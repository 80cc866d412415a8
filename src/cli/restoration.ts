import { nearest } from '../lib/nearest.ts';
import { visible } from '../lib/visible.ts';
import type { Deployment } from '../model/deployment.ts';
import { FailureError } from '../model/failure.ts';
import type { ManifestEdit } from '../model/manifest-edit.ts';
import type { Deployed } from './deployed.ts';

/** A deployment to go back to, with the edits after which the manifests want it. */
export interface Restoration {
  readonly deployment: Deployment;
  readonly edits: readonly ManifestEdit[];
}

/**
 * The newest deployment that succeeded and brought something else than the manifests want, or the one that is named. Throws
 * NothingToRestore.
 */
export async function findRestoration({ id, step, workspace }: Deployed, to: string | undefined): Promise<Restoration> {
  const { runtime } = workspace;
  const history = await runtime.rollouts.history(step);
  const named = history.filter(({ id: name, target }) => to === undefined || to === name || to === target);
  if (to !== undefined && named.length === 0) throw unknown(to, history);
  const good = named.filter((deployment) => hasHeld(deployment, history));
  if (good.length === 0) throw new FailureError('NothingToRestore', `no deployment of ${to ?? id} succeeded`);
  for (const deployment of good) {
    const edits = await runtime.restore(id, deployment);
    if (edits.length > 0) return { deployment, edits };
  }
  throw new FailureError(
    'NothingToRestore',
    `the manifests want what ${to ?? 'every deployment that succeeded'} brought`,
  );
}

/** It succeeded, and AWS has not gone back from the same since. */
function hasHeld(deployment: Deployment, history: readonly Deployment[]): boolean {
  const since = history.slice(0, history.indexOf(deployment));
  const isSame = ({ state, target }: Deployment) => state === 'rolledBack' && target === deployment.target;
  return deployment.state === 'succeeded' && !since.some(isSame);
}

function unknown(to: string, history: readonly Deployment[]): FailureError {
  const near = nearest(
    to,
    history.flatMap(({ id, target }) => [target, id]),
  );
  const advice = near === undefined ? '' : `; did you mean ${visible(near)}?`;
  return new FailureError('NothingToRestore', `AWS knows of no deployment ${to}${advice}`);
}
