import { execFile } from 'node:child_process';
import type { Remote } from '../model/remote.ts';
import { globalArgs } from './revision.ts';

const timeoutMs = 5000;

/** The remote `origin` of the repository that a folder is in; undefined when there is none. */
export async function remoteOf(folder: string): Promise<Remote | undefined> {
  const address = await git(folder, ['remote', 'get-url', 'origin']);
  const parts = address === undefined ? undefined : partsOf(address);
  if (!parts) return undefined;
  const head = await git(folder, ['symbolic-ref', '--short', 'refs/remotes/origin/HEAD']);
  const branch = head?.replace(/^origin\//, '') ?? (await git(folder, ['symbolic-ref', '--short', 'HEAD'])) ?? 'main';
  const prefix = (await git(folder, ['rev-parse', '--show-prefix'])) ?? '';
  return { ...parts, prefix, url: `https://${parts.host}/${parts.slug}`, branch };
}

/** `https://user:token@host/owner/name.git`, `ssh://git@host:22/owner/name` and `git@host:owner/name.git` say the same. */
function partsOf(address: string): Pick<Remote, 'host' | 'slug'> | undefined {
  const [, host, slug] =
    /^(?:https?|ssh|git):\/\/(?:[^@/]*@)?([\w.-]+)(?::\d+)?\/([\w./~-]+?)(?:\.git)?\/?$/.exec(address) ??
    /^(?:[\w.-]+@)?([\w.-]+):([\w./~-]+?)(?:\.git)?\/?$/.exec(address) ??
    [];
  return host && slug ? { host, slug } : undefined;
}

/** What git prints, without the line's end; undefined when it fails for any reason. */
function git(folder: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((done) => {
    const options = { timeout: timeoutMs, windowsHide: true };
    execFile('git', [...globalArgs, '-C', folder, ...args], options, (error, output) =>
      done(error || output.trim() === '' ? undefined : output.trim()),
    );
  });
}
