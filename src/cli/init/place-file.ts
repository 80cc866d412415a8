import { visible } from '../../lib/visible.ts';
import type { Shell } from '../shell.ts';

/** What became of a file. */
export type Placed = 'created' | 'unchanged' | 'overwritten' | 'kept';

/** Writes a file where there is none; one that says something else is overwritten by consent alone; says why when it cannot be written. */
export async function placeFile(shell: Shell, path: string, text: string): Promise<Placed | { readonly why: string }> {
  const [there] = await shell.existing([path]);
  if (there === undefined) {
    const why = await shell.writeNew(new Map([[path, text]]));
    return why === undefined ? 'created' : { why };
  }
  if ((await shell.readText(path)) === text) return 'unchanged';
  if (!shell.canAsk || !(await shell.confirm(`${visible(path)} differs. Overwrite it?`))) return 'kept';
  await shell.writeText(path, text);
  return 'overwritten';
}
