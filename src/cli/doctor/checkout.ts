import { visible } from '../../lib/visible.ts';
import { type Finding, ok, skipped } from '../finding.ts';
import type { Around } from './around.ts';

/** What git has to say of the folder that the manifests are in. */
export async function checkout({ shell, paths: [path = '.'] }: Around): Promise<Finding> {
  const [found] = await shell.existing([path]);
  if (found === undefined) return skipped('there is no folder to look at');
  const git = (...args: string[]) => shell.machine.git(path, args);
  if ((await git('--version')) === undefined) return skipped('git cannot be started');
  const [commit, branch, status] = await Promise.all([
    git('rev-parse', '--short', 'HEAD'),
    git('symbolic-ref', '--quiet', '--short', 'HEAD'),
    git('status', '--porcelain', '--untracked-files=normal', '--', '.'),
  ]);
  if (status === undefined) return { verdict: 'note', message: `${visible(path)} is in no git repository` };
  if (commit === undefined) return { verdict: 'note', message: `${visible(path)} has no commit yet` };
  return describe({ commit: commit.trim(), branch: branch?.trim(), isDirty: status !== '' });
}

interface Checkout {
  readonly commit: string;
  /** Absent for a detached checkout. */
  readonly branch: string | undefined;
  /** Files differ from the commit. */
  readonly isDirty: boolean;
}

function describe({ commit, branch, isDirty }: Checkout): Finding {
  const message = branch === undefined ? `${commit}, on no branch` : `${visible(branch)}@${commit}`;
  if (isDirty) return { verdict: 'note', message: `${message}, with changes that are not committed` };
  return branch === undefined ? { verdict: 'note', message } : ok(message);
}
