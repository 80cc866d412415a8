import { nearest } from '../lib/nearest.ts';
import { visible } from '../lib/visible.ts';
import type { Manifest } from '../model/manifest.ts';
import type { Step } from '../model/plan.ts';
import type { ResourceId } from '../model/resource.ts';
import type { ResourceStatus } from '../model/status.ts';
import { exitCode } from './exit-code.ts';
import { readManifests } from './planning.ts';
import type { Complaint } from './print/failure.ts';
import { kindNamed } from './resource-argument.ts';
import { complain } from './run-command.ts';
import type { Shell, Workspace } from './shell.ts';

/** A deployed resource as it is now. */
export interface Deployed {
  readonly id: ResourceId;
  readonly step: Step;
  readonly status: ResourceStatus;
  readonly workspace: Workspace;
}

/** Looks at the deployed resource that `SERVICE` or `KIND/NAME` names; an exit code when there is none, and why is then printed. */
export async function findDeployed(shell: Shell, text: string): Promise<Deployed | number> {
  const manifests = await readManifests(shell, { paths: [] });
  if (typeof manifests === 'number') return manifests;
  const { workspace, checked } = manifests;
  const { registry } = workspace.runtime;
  const deployable = checked.manifests.filter(({ kind }) => registry.kinds.get(kind)?.forecast !== undefined);
  const slash = text.indexOf('/');
  const kind = slash === -1 ? undefined : kindNamed(text.slice(0, slash), registry);
  if (kind && 'code' in kind) return complain(shell, kind);
  const name = text.slice(slash + 1);
  const found = deployable.find((manifest) => manifest.name === name && (!kind || manifest.kind === kind.name));
  return found ? look(workspace, found.id) : complain(shell, notDeployed(text, deployable));
}

/** Looks at it again. */
export async function lookAgain({ workspace, id }: Deployed): Promise<Deployed> {
  return look(workspace, id);
}

async function look(workspace: Workspace, id: ResourceId): Promise<Deployed> {
  const { plan, resources } = await workspace.runtime.plan({ targets: [id] });
  const step = plan.steps.find(({ change }) => change.id === id);
  const status = resources.find((resource) => resource.id === id);
  if (!step || !status) throw new Error(`the plan of ${id} does not have it`);
  return { id, step, status, workspace };
}

function notDeployed(text: string, deployable: readonly Manifest[]): Complaint {
  const ids = deployable.map(({ id }) => id);
  const near = nearest(text, [...ids, ...deployable.map(({ name }) => name)]);
  const all = ids.length > 0 ? `those of the manifests are ${ids.map(visible).join(', ')}` : 'the manifests have none';
  return {
    title: `there is no deployed resource ${visible(text)} in the manifests`,
    code: exitCode.usage,
    rows: [['fix', near ? `did you mean ${visible(near)}?` : all]],
  };
}
