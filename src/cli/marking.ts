import type { Marked, Marking } from '../controller/marking.ts';
import { nearest } from '../lib/nearest.ts';
import { visible } from '../lib/visible.ts';
import { failureClass, failureTable } from '../model/failure.ts';
import type { ResourceId } from '../model/resource.ts';
import { exitCode } from './exit-code.ts';
import { pathsOr } from './planning.ts';
import type { Row } from './print/block.ts';
import { counted } from './print/words.ts';
import { resourceIdArgument } from './resource-argument.ts';
import { complain } from './run-command.ts';
import type { Shell, Workspace } from './shell.ts';

const mostShown = 10;

/** The engine, and the resources that the command line names; nothing named means everything. */
export interface Selection {
  readonly runtime: Workspace['runtime'];
  readonly targets?: readonly ResourceId[];
}

/** Reads the names; an exit code when one of them cannot be a resource, which is then said. */
export async function selectResources(shell: Shell, names: readonly string[]): Promise<Selection | number> {
  const registry = await shell.registry();
  const ids = names.map((name) => resourceIdArgument(name, registry));
  const unread = ids.find((id) => typeof id !== 'string');
  if (unread) return complain(shell, unread);
  const { runtime } = await shell.openRuntime({ paths: pathsOr(shell, []) });
  return { runtime, ...(ids.length > 0 ? { targets: ids.filter((id) => typeof id === 'string') } : {}) };
}

/** Says that a named resource does not exist, and gives the exit code; nothing when all do. */
export function reportUnknown(shell: Shell, { unknown: [first], known }: Marking): number | undefined {
  if (first === undefined) return undefined;
  const near = nearest(first, known);
  return complain(shell, {
    title: `there is no resource ${visible(first)}`,
    code: exitCode.usage,
    rows: [['fix', near ? `did you mean ${visible(near)}?` : '`evenkeel get` lists them all']],
  });
}

/** Says which resources could not be marked, and gives the exit code of the command. */
export function reportUnmarked(shell: Shell, resources: readonly Marked[], word: 'suspended' | 'resumed'): number {
  const undone = resources.filter(({ result }) => result !== 'done');
  if (undone.length === 0) return exitCode.ok;
  const isDenied = undone.some(({ failure }) => failure && failureClass(failure) === 'denied');
  const isNothingDone = undone.length === resources.length;
  const code = isNothingDone ? (isDenied ? exitCode.denied : exitCode.failed) : exitCode.partly;
  const rows = [...undone.slice(0, mostShown).map(whyNot), ...more(undone.length), ...fixes(undone)];
  return complain(shell, { title: `${counted(undone.length, 'resource')} not ${word}`, code, rows });
}

/** Names in one line, the first of them when they are many. */
export function namesText(resources: readonly Marked[]): string {
  const names = resources.slice(0, mostShown).map(({ id }) => visible(id));
  return [...names, ...more(resources.length)].join(', ');
}

function more(count: number): string[] {
  return count > mostShown ? [`and ${count - mostShown} more`] : [];
}

function whyNot({ id, result, failure }: Marked): Row {
  if (failure) return `${visible(id)}  ${failureTable[failure.reason].sentence}: ${visible(failure.message)}`;
  return `${visible(id)}  ${result === 'absent' ? 'is not on AWS yet' : 'is not owned by this instance'}`;
}

function fixes(undone: readonly Marked[]): Row[] {
  const remedies = undone.map(({ result, failure }) => {
    if (failure) return failureTable[failure.reason].remedy;
    return result === 'absent' ? 'Set policy.suspend: true in its manifest.' : 'Ask the instance that owns it.';
  });
  return [...new Set(remedies)].map((remedy) => ['fix', remedy]);
}
