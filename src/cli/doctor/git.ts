import { visible } from '../../lib/visible.ts';
import { type Finding, ok } from '../finding.ts';
import type { Around } from './around.ts';

/** git can be started. */
export async function git({ shell: { machine } }: Around): Promise<Finding> {
  const said = await machine.git('.', ['--version']);
  if (said !== undefined) return ok(visible(said.trim()));
  return {
    verdict: 'warning',
    message: 'git cannot be started; revisions are hashes of the content, and `plan --base` has nothing to read',
    remedy: 'Install git where evenkeel runs.',
  };
}
