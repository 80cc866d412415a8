import { findDeployed } from '../../deployed.ts';
import { exitCode } from '../../exit-code.ts';
import { palette } from '../../print/colour.ts';
import { afterEditText } from '../../print/edits.ts';
import { restorationText } from '../../print/restoration.ts';
import { findRestoration } from '../../restoration.ts';
import { say } from '../../run-command.ts';
import type { Shell } from '../../shell.ts';

/** What `rollout undo` was asked for. */
export interface UndoRequest {
  readonly resource: string;
  /** A deployment by its name or by what it brought; the last good one when left out. */
  readonly to?: string;
  /** Only shows the edit. */
  readonly dryRun: boolean;
}

/** Edits the manifests so that they want again what a deployment once brought; AWS is only read. */
export async function rolloutUndo(shell: Shell, { resource, to, dryRun }: UndoRequest): Promise<number> {
  const deployed = await findDeployed(shell, resource);
  if (typeof deployed === 'number') return deployed;
  const restoration = await findRestoration(deployed, to);
  // Before anything is written: where that is refused, the edit is what its reader needs.
  shell.stdout.write(restorationText(deployed.id, restoration, palette(shell.stdout.colour)));
  const rewrites = deployed.workspace.rewrite(restoration.edits);
  if (dryRun) return exitCode.ok;
  deployed.workspace.save(rewrites);
  say(shell, afterEditText(shell.config.values.env));
  return exitCode.ok;
}
