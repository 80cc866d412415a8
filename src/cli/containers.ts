import { nearest } from '../lib/nearest.ts';
import { visible } from '../lib/visible.ts';
import type { Container } from '../model/container.ts';
import { nameOf, type ResourceId } from '../model/resource.ts';
import { exitCode } from './exit-code.ts';
import { readManifests } from './planning.ts';
import type { Complaint } from './print/failure.ts';
import { resourceIdArgument } from './resource-argument.ts';
import { complain } from './run-command.ts';
import type { Shell, Workspace } from './shell.ts';

/** The containers of a resource, and where they are described. */
export interface FoundContainers {
  readonly containers: readonly Container[];
  readonly workspace: Workspace;
  /** Everything that the manifests describe. */
  readonly ids: readonly ResourceId[];
}

/** Finds the containers of `KIND/NAME` or of a name; an exit code when there are none or they are not sure, and why is then printed. */
export async function findContainers(shell: Shell, text: string): Promise<FoundContainers | number> {
  const manifests = await readManifests(shell, { paths: [] });
  if (typeof manifests === 'number') return manifests;
  const { workspace, checked } = manifests;
  const all = await workspace.runtime.containers();
  const wanted = text.includes('/') ? resourceIdArgument(text, workspace.runtime.registry) : undefined;
  if (typeof wanted === 'object') return complain(shell, wanted);
  const meant = [...all.keys()].filter((id) => id === wanted || nameOf(id) === text);
  const [containers = [], ...others] = meant.map((id) => all.get(id) ?? []);
  if (meant.length === 0) return complain(shell, nothing(text, [...all.keys()]));
  // A service and its task definition often have one name; either leads to the same.
  const isOne = others.every((other) => other[0]?.manifest.id === containers[0]?.manifest.id);
  if (!isOne) return complain(shell, ambiguous(text, meant));
  return { containers, workspace, ids: checked.manifests.map(({ id }) => id) };
}

function nothing(text: string, ids: readonly ResourceId[]): Complaint {
  const near = nearest(text, [...ids, ...ids.map(nameOf)]);
  const all = ids.length > 0 ? `those that have are ${ids.map(visible).join(', ')}` : 'the manifests describe none';
  return {
    title: `there is no ${visible(text)} with containers in the manifests`,
    code: exitCode.usage,
    rows: [['fix', near && near !== text ? `did you mean ${visible(near)}?` : all]],
  };
}

function ambiguous(text: string, ids: readonly ResourceId[]): Complaint {
  return {
    title: `"${visible(text)}" means several resources`,
    code: exitCode.usage,
    rows: [['fix', `write one of ${ids.map(visible).join(', ')}`]],
  };
}
