import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { remoteOf } from '../../src/source/remote.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function repository(address?: string): string {
  const { path } = temporaryFolder();
  execFileSync('git', ['-c', 'init.defaultBranch=trunk', '-C', path, 'init', '-q']);
  if (address !== undefined) execFileSync('git', ['-C', path, 'remote', 'add', 'origin', address]);
  return path;
}

describe('the remote of a repository', () => {
  it.each([
    ['https://github.com/example/infrastructure.git', 'github.com', 'example/infrastructure'],
    ['https://user:secret@github.com/example/infrastructure', 'github.com', 'example/infrastructure'],
    ['git@gitlab.com:group/sub/project.git', 'gitlab.com', 'group/sub/project'],
    ['ssh://git@git.example.com:2222/group/project.git', 'git.example.com', 'group/project'],
  ])('%s is on %s', async (address, host, slug) => {
    expect(await remoteOf(repository(address))).toEqual({
      host,
      slug,
      prefix: '',
      url: `https://${host}/${slug}`,
      branch: 'trunk',
    });
  });

  it.each([undefined, '/srv/git/project.git', '../other', 'https://exa mple.com/"$(id)"/x'])(
    'is not told by %s',
    async (address) => {
      expect(await remoteOf(repository(address))).toBeUndefined();
    },
  );

  it('is the same below the top, and says where that is', async () => {
    const top = repository('https://github.com/example/infrastructure');
    mkdirSync(join(top, 'deploy'));
    expect(await remoteOf(join(top, 'deploy'))).toMatchObject({ slug: 'example/infrastructure', prefix: 'deploy/' });
  });

  it('is unknown outside of a repository', async () => {
    expect(await remoteOf(temporaryFolder().path)).toBeUndefined();
  });
});
