import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { listFolder } from '../../src/source/folder.ts';
import { type Git, gitRevisions } from '../../src/source/revision.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const hash = '0123456789abcdef';

function run(folder: TemporaryFolder, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...identity, '-C', folder.path, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

function repository(): { readonly folder: TemporaryFolder; readonly commit: (message: string) => string } {
  const folder = temporaryFolder({ 'manifests/a.yaml': 'a: 1\n', 'other/b.txt': 'b\n' });
  run(folder, 'init', '-q');
  const commit = (message: string) => {
    run(folder, 'add', '-A');
    run(folder, 'commit', '-q', '--allow-empty', '-m', message);
    return run(folder, 'rev-parse', '--short', 'HEAD');
  };
  return { folder, commit };
}

const revisionOf = (path: string, reader = gitRevisions()) => reader(listFolder([path]).roots, hash);

describe('in a git work tree', () => {
  test('the revision is the commit, with a word when the manifests differ from it', async () => {
    const { folder, commit } = repository();
    const first = commit('one');
    expect(await revisionOf(folder.at('manifests'))).toBe(first);
    expect(await revisionOf(folder.at('manifests/a.yaml'))).toBe(first);
    folder.write('other/b.txt', 'changed\n');
    expect(await revisionOf(folder.at('manifests'))).toBe(first);
    folder.write('manifests/new.yaml', 'a: 2\n');
    expect(await revisionOf(folder.at('manifests'))).toBe(`${first} + working tree`);
  });

  test('a new commit of the same content is seen', async () => {
    const { folder, commit } = repository();
    const reader = gitRevisions();
    const first = commit('one');
    expect(await revisionOf(folder.at('manifests'), reader)).toBe(first);
    const second = commit('two');
    expect(await revisionOf(folder.at('manifests'), reader)).toBe(second);
  });

  test('a repository without commits has the hash of the content', async () => {
    const { folder } = repository();
    expect(await revisionOf(folder.at('manifests'))).toBe('sha256:0123456789ab');
  });

  test('what its configuration would start is not started', async () => {
    const { folder, commit } = repository();
    const first = commit('one');
    run(folder, 'config', 'core.fsmonitor', `touch ${folder.at('started')}; false`);
    expect(await revisionOf(folder.at('manifests'))).toBe(first);
    expect(listFolder([folder.at('started')]).problems).toHaveLength(1);
  });
});

describe('git is asked', () => {
  function countedGit(answers: readonly (string | undefined)[]) {
    const calls: string[] = [];
    const git: Git = async (_, args) => {
      calls.push(args.join(' '));
      return answers[(calls.length - 1) % answers.length];
    };
    return { calls, git };
  }

  test('only when the content has changed', async () => {
    const folder = temporaryFolder({ 'git/HEAD': '', 'm/a.yaml': '' });
    const { calls, git } = countedGit([`${folder.at('git')}\nabc1234\n`, '']);
    const reader = gitRevisions(git);
    const { roots } = listFolder([folder.at('m')]);
    expect(await reader(roots, hash)).toBe('abc1234');
    expect(await reader(roots, hash)).toBe('abc1234');
    expect(calls).toHaveLength(2);
    await reader(roots, 'other');
    expect(calls).toHaveLength(4);
    folder.write('git/HEAD', 'moved');
    await reader(roots, 'other');
    expect(calls).toHaveLength(6);
  });

  test('with paths that it cannot take for options', async () => {
    const folder = temporaryFolder({ 'm/a.yaml': '' });
    const { calls, git } = countedGit([`${folder.at('git')}\nabc1234\n`, '']);
    await gitRevisions(git)(listFolder([folder.at('m')]).roots, hash);
    expect(calls[1]).toBe(`status --porcelain --untracked-files=normal --end-of-options -- ${folder.at('m')}`);
  });

  test.each<[string, (string | undefined)[]]>([
    ['is missing or this is no repository', [undefined]],
    ['cannot tell what has changed', ['/nowhere\nabc1234\n', undefined]],
    ['says something else', ['surprise']],
  ])('and where it %s, the revision is the hash of the content', async (_, answers) => {
    const { git } = countedGit(answers);
    const folder = temporaryFolder({ 'a.yaml': '' });
    expect(await gitRevisions(git)(listFolder([folder.path]).roots, hash)).toBe('sha256:0123456789ab');
  });

  test('not at all without a folder', async () => {
    const { calls, git } = countedGit(['']);
    expect(await gitRevisions(git)([], hash)).toBe('sha256:0123456789ab');
    expect(calls).toEqual([]);
  });
});
