import { visible } from '../../lib/visible.ts';
import { exitCode } from '../exit-code.ts';
import { pathsOr } from '../planning.ts';
import { counted } from '../print/words.ts';
import { complain, say } from '../run-command.ts';
import type { Shell } from '../shell.ts';

/** What `fmt` was asked for. */
export interface FmtRequest {
  readonly paths: readonly string[];
  /** Only says what would change. */
  readonly check: boolean;
}

/** Without paths and environment, the overlays of all environments too. */
async function pathsOf(shell: Shell, paths: readonly string[]): Promise<readonly string[]> {
  const { env, envs } = shell.config.values;
  const isAll = paths.length === 0 && env === undefined;
  return [...pathsOr(shell, paths), ...(isAll ? await shell.existing([envs]) : [])];
}

/** Writes manifests in their canonical form, or lists those that are not in it; asks nobody. */
export async function fmt(shell: Shell, { paths, check }: FmtRequest): Promise<number> {
  const workspace = await shell.openRuntime({ paths: await pathsOf(shell, paths) });
  const { problems } = await workspace.runtime.check();
  const unread = problems.find(({ reason }) => reason === 'SourceUnreadable');
  if (unread) {
    return complain(shell, {
      title: visible(unread.message),
      code: exitCode.invalid,
      rows: [['fix', 'Name files and folders that can be read.']],
    });
  }
  const { files, rewrites, left } = workspace.format(workspace.runtime.layoutOf);
  for (const { file, why } of left) say(shell, `${visible(file)} is left as it is: ${why}.\n`);
  if (!check) workspace.save(rewrites);
  for (const { file } of rewrites) shell.stdout.write(`${visible(file)}\n`);
  const verb = check ? 'would be formatted' : 'formatted';
  say(shell, `${rewrites.length} of ${counted(files, 'file')} ${verb}.\n`);
  return check && rewrites.length > 0 ? exitCode.failed : exitCode.ok;
}
