import { nearest } from '../../lib/nearest.ts';
import { visible } from '../../lib/visible.ts';
import type { ResourceId } from '../../model/resource.ts';
import type { ConditionName } from '../condition.ts';
import { exitCode, exitCodeOf } from '../exit-code.ts';
import { pathsOr } from '../planning.ts';
import { palette } from '../print/colour.ts';
import type { Complaint } from '../print/failure.ts';
import { openProgress } from '../print/progress.ts';
import { isWell } from '../print/progress-line.ts';
import { waitedText } from '../print/waited.ts';
import { resourceIdArgument } from '../resource-argument.ts';
import { complain, interruptedCode } from '../run-command.ts';
import type { Checked, Shell } from '../shell.ts';
import { type Waited, waitUntil } from '../waiting.ts';

/** What `wait` was asked for. */
export interface WaitRequest {
  /** `KIND/NAME` each. */
  readonly resources: readonly string[];
  readonly condition: ConditionName;
}

/** Waits until every resource meets the condition; changes nothing. */
export async function wait(shell: Shell, { resources, condition }: WaitRequest): Promise<number> {
  const registry = await shell.registry();
  const ids: ResourceId[] = [];
  for (const resource of resources) {
    const id = resourceIdArgument(resource, registry);
    if (typeof id !== 'string') return complain(shell, id);
    if (!ids.includes(id)) ids.push(id);
  }
  const workspace = await shell.openRuntime({ paths: pathsOr(shell, []) });
  const checked = await workspace.runtime.check();
  const refusal = ids.map((id) => refusalOf(id, condition, checked)).find((complaint) => complaint !== undefined);
  if (refusal) return complain(shell, refusal);
  const { clock, signal, config } = shell;
  const progress = openProgress(shell);
  const startedAt = clock.now();
  const timeoutMs = config.values.timeout;
  const waited = await waitUntil({ workspace, ids, condition, timeoutMs, clock, signal, progress }).finally(() =>
    progress.finish(),
  );
  const code = signal.aborted ? interruptedCode(shell) : waitedCode(waited);
  const end = { waited, condition, code, timeoutMs, interrupted: signal.aborted, elapsedMs: clock.now() - startedAt };
  const { outcome, complaints } = waitedText(end, palette(shell.stderr.colour));
  shell.stderr.write(complaints);
  shell.stdout.write(outcome);
  return code;
}

/** Why there is nothing to wait for. */
function refusalOf(id: ResourceId, condition: ConditionName, { manifests, problems }: Checked): Complaint | undefined {
  const manifest = manifests.find((candidate) => candidate.id === id);
  if (manifest) return condition === 'delete' ? stillWanted(id, manifest.origin) : undefined;
  if (problems.some((problem) => problem.severity === 'error' && problem.id === id)) return rejected(id);
  return condition === 'delete' ? undefined : unknown(id, manifests);
}

function stillWanted(id: ResourceId, { file, line }: { file: string; line: number }): Complaint {
  return {
    title: `${visible(id)} will not be deleted: ${visible(file)}:${line} describes it`,
    code: exitCode.usage,
    rows: [['fix', 'Remove the manifest first; `evenkeel apply --prune` then deletes it.']],
  };
}

function rejected(id: ResourceId): Complaint {
  return {
    title: `the manifest of ${visible(id)} has errors`,
    code: exitCode.invalid,
    rows: [['see', 'evenkeel validate']],
  };
}

function unknown(id: ResourceId, manifests: Checked['manifests']): Complaint {
  const near = nearest(
    id,
    manifests.map((manifest) => manifest.id),
  );
  return {
    title: `there is no manifest of ${visible(id)}`,
    code: exitCode.usage,
    rows: [['fix', near ? `did you mean ${visible(near)}?` : '`evenkeel get` lists what there is']],
  };
}

function waitedCode(waited: readonly Waited[]): number {
  const unmet = waited.filter(({ state }) => !isWell(state));
  const denied = unmet
    .flatMap(({ failure }) => failure ?? [])
    .find((failure) => exitCodeOf(failure) === exitCode.denied);
  if (denied) return exitCode.denied;
  return unmet.length > 0 ? exitCode.unhealthy : exitCode.ok;
}
