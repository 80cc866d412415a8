import { nearest } from '../lib/nearest.ts';
import { visible } from '../lib/visible.ts';
import { failureClass } from '../model/failure.ts';
import type { Kind } from '../model/kind.ts';
import type { LogWriters } from '../model/log.ts';
import type { LogReader, Observed } from '../model/provider.ts';
import { kindOf, type ResourceId } from '../model/resource.ts';
import { exitCode, exitCodeOf } from './exit-code.ts';
import { openView, type Sight, unknownResource } from './looking.ts';
import { type Complaint, failureComplaint } from './print/failure.ts';
import { deployedIdArgument } from './resource-argument.ts';
import { complain } from './run-command.ts';
import type { Shell, Workspace } from './shell.ts';

/** A resource with what reads the lines of its containers. */
export interface OpenLogs {
  readonly id: ResourceId;
  readonly observed: Observed;
  readonly reader: LogReader;
}

/** Finds a resource on AWS whose containers write lines; an exit code when there is none, and why is then printed. Throws FailureError. */
export async function openLogs(shell: Shell, resource: string): Promise<OpenLogs | number> {
  const registry = await shell.registry();
  const id = deployedIdArgument(resource, registry);
  if (typeof id !== 'string') return complain(shell, id);
  const kind = registry.kinds.get(kindOf(id));
  if (!kind?.hasLogs) return complain(shell, writesNone(id, [...registry.kinds.values()]));
  const { sights, workspace } = await (await openView(shell, [id]))();
  const sight = sights.find(({ status }) => status.id === id);
  if (!sight) return complain(shell, await unknownHere(id, workspace));
  const { observed } = sight.step;
  if (!observed) return complain(shell, notThere(sight, shell.config.values.verbose));
  const reader = await workspace.runtime.logs(kind.name, shell.signal);
  return reader ? { id, observed, reader } : complain(shell, writesNone(id, [...registry.kinds.values()]));
}

/** Only the containers of that name, or all; a complaint when none has it. */
export function narrowed(found: LogWriters, container: string | undefined): LogWriters | Complaint {
  if (container === undefined) return found;
  const isWanted = (entry: { readonly container: string }) => entry.container === container;
  const known = [...found.writers, ...found.silent].map((entry) => entry.container);
  if (known.length > 0 && !known.includes(container)) return noContainer(container, [...new Set(known)]);
  return { ...found, writers: found.writers.filter(isWanted), silent: found.silent.filter(isWanted) };
}

function noContainer(container: string, known: readonly string[]): Complaint {
  const near = nearest(container, known);
  const names = `its containers are ${known.map(visible).join(', ')}`;
  return {
    title: `there is no container "${visible(container)}"`,
    code: exitCode.usage,
    rows: [['fix', near ? `did you mean ${visible(near)}?` : names]],
  };
}

function writesNone(id: ResourceId, kinds: readonly Kind[]): Complaint {
  const others = kinds.filter(({ hasLogs }) => hasLogs).map(({ name }) => name);
  return {
    title: `${visible(id)} has no containers that write logs`,
    code: exitCode.usage,
    rows: [['fix', `name a resource of the kind ${others.join(' or ')}`]],
  };
}

async function unknownHere(id: ResourceId, { runtime }: Workspace): Promise<Complaint> {
  const { manifests } = await runtime.check();
  return unknownResource(
    id,
    manifests.map((manifest) => manifest.id),
  );
}

function notThere({ status, step }: Sight, isVerbose: boolean): Complaint {
  const { held } = step.change;
  const isUnread = held && failureClass(held) !== 'held' && step.change.op === 'none';
  if (isUnread) return failureComplaint(held, exitCodeOf(held), isVerbose);
  return {
    title: `${visible(status.id)} does not exist on AWS`,
    code: exitCode.failed,
    rows: [['fix', 'evenkeel apply']],
  };
}
