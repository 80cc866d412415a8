import { execFile } from 'node:child_process';
import { lstatSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stampOf } from "./disk.js";
// Everything that a repository's configuration could start is off, and nothing is written.
const globalArgs = [
    '--no-optional-locks',
    '--literal-pathspecs',
    '-c',
    'core.fsmonitor=false',
    '-c',
    'core.hooksPath=/dev/null',
];
const timeoutMs = 5000;
const maximumOutputBytes = 16 * 1_048_576;
/** Gives revisions; asks git only when the content or what git keeps beside it has changed. */
export function gitRevisions(git = runGit) {
    let known;
    return async (roots, contentHash) => {
        const reals = roots.map(({ real }) => real);
        const keyWith = (gitFolder) => [contentHash, ...reals, ...stampsOf(gitFolder)].join('\n');
        if (known?.key === keyWith(known?.gitFolder))
            return known.revision;
        const head = await headOf(reals, git);
        const key = keyWith(head?.gitFolder);
        const commit = head && (await commitOf(head, reals, git));
        known = { key, gitFolder: head?.gitFolder, revision: commit ?? `sha256:${contentHash.slice(0, 12)}` };
        return known.revision;
    };
}
async function headOf([first], git) {
    if (first === undefined)
        return undefined;
    const folder = folderOf(first);
    const answer = await git(folder, ['rev-parse', '--absolute-git-dir', '--short', 'HEAD']);
    const [gitFolder, commit] = answer?.trim().split('\n') ?? [];
    return gitFolder && commit ? { folder, gitFolder, commit } : undefined;
}
async function commitOf({ folder, commit }, reals, git) {
    const status = await git(folder, [
        'status',
        '--porcelain',
        '--untracked-files=normal',
        '--end-of-options',
        '--',
        ...reals,
    ]);
    if (status === undefined)
        return undefined;
    return status === '' ? commit : `${commit} + working tree`;
}
function folderOf(real) {
    try {
        return lstatSync(real).isDirectory() ? real : dirname(real);
    }
    catch {
        return dirname(real);
    }
}
/** A commit changes one of these even where it leaves the content as it is. */
function stampsOf(gitFolder) {
    if (gitFolder === undefined)
        return [];
    return ['HEAD', 'index', 'logs/HEAD'].map((name) => {
        const stats = statSync(join(gitFolder, name), { throwIfNoEntry: false });
        return stats ? stampOf(stats) : '';
    });
}
function runGit(folder, args) {
    return new Promise((resolve) => {
        const options = { timeout: timeoutMs, maxBuffer: maximumOutputBytes, windowsHide: true };
        execFile('git', [...globalArgs, '-C', folder, ...args], options, (error, output) => resolve(error ? undefined : output));
    });
}
