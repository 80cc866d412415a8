import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layOutCommit } from '../../src/source/commit-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A repository with one commit, and git in it. */
function repository() {
  const { path } = temporaryFolder({ 'manifests/a.yaml': 'kind: LogGroup\n' });
  const git = (args: readonly string[], input: string | Buffer = '') => {
    const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
    return execFileSync('git', [...identity, '-C', path, ...args], { input, encoding: 'utf8' }).trim();
  };
  git(['init', '-q']);
  git(['add', '-A']);
  git(['commit', '-qm', 'first']);
  return { path, manifests: join(path, 'manifests'), git };
}

type Git = ReturnType<typeof repository>['git'];

/** A tree as nobody's checkout makes one: git checks none of its names. */
function treeOf(git: Git, entries: readonly (readonly [mode: string, name: string, hash: string])[]): string {
  const parts = entries.flatMap(([mode, name, hash]) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(hash, 'hex')]);
  return git(['hash-object', '-t', 'tree', '--literally', '-w', '--stdin'], Buffer.concat(parts));
}

describe('the files of a commit', () => {
  it('are laid out apart, and go again', async () => {
    const { manifests } = repository();
    const files = await layOutCommit([manifests], 'HEAD');
    expect(readFileSync(join(files.paths[0] ?? '', 'a.yaml'), 'utf8')).toBe('kind: LogGroup\n');
    files.remove();
    expect(existsSync(files.top)).toBe(false);
  });

  it('come with those beside a single one, which may hold its spec', async () => {
    const { manifests, git } = repository();
    writeFileSync(join(manifests, 'web.json'), '{}');
    git(['add', '-A']);
    git(['commit', '-qm', 'second']);
    const files = await layOutCommit([join(manifests, 'a.yaml')], 'HEAD');
    expect(files.paths).toEqual([join(files.top, 'manifests/a.yaml')]);
    expect(readdirSync(join(files.top, 'manifests')).sort()).toEqual(['a.yaml', 'web.json']);
    files.remove();
  });

  it.each(['^HEAD', 'nope', '--help', 'HEAD^{tree}', 'HEAD:manifests', ''])(
    'are those of no commit: "%s"',
    async (name) => {
      const { manifests } = repository();
      await expect(layOutCommit([manifests], name)).rejects.toMatchObject({ name: 'BaseUnknown' });
    },
  );

  it.each(['..', 'link'])('are never written below "%s"', async (name) => {
    const { path, manifests, git } = repository();
    const file = git(['hash-object', '-w', '--stdin'], 'kind: LogGroup\n');
    const link = git(['hash-object', '-w', '--stdin'], path);
    const inner = treeOf(git, [['100644', 'astray.yaml', file]]);
    const links = name === 'link' ? ([['120000', name, link]] as const) : [];
    const outer = treeOf(git, [...links, ['40000', name, inner]]);
    const commit = git(['commit-tree', treeOf(git, [['40000', 'manifests', outer]]), '-m', 'by hand']);
    await expect(layOutCommit([manifests], commit)).rejects.toThrow('astray.yaml');
    expect(readdirSync(path).sort()).toEqual(['.git', 'manifests']);
  });

  it('are not taken for empty when git has not got them', async () => {
    const { path, manifests, git } = repository();
    const hash = git(['rev-parse', 'HEAD:manifests/a.yaml']);
    rmSync(join(path, '.git/objects', hash.slice(0, 2), hash.slice(2)));
    await expect(layOutCommit([manifests], 'HEAD')).rejects.toThrow('git has no content of manifests/a.yaml');
  });
});
