import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { existing, layOutExamples, nameFrom, packageRootOf, readText, writeNew } from '../../src/cli/disk.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const examples = () => temporaryFolder({ 'hello/hello.yaml': 'a: 1\n' }).path;

describe('the examples', () => {
  it('are laid out in a new folder that can be removed again', async () => {
    const { path, remove } = await layOutExamples(examples(), undefined);
    expect(readFileSync(join(path, 'hello/hello.yaml'), 'utf8')).toBe('a: 1\n');
    await remove();
    expect(existsSync(path)).toBe(false);
  });

  it('are laid out in the given folder, which stays', async () => {
    const folder = temporaryFolder();
    const { path, remove } = await layOutExamples(examples(), folder.at('new'));
    await remove();
    expect(existsSync(join(path, 'hello/hello.yaml'))).toBe(true);
  });

  it('do not overwrite what somebody has changed in a folder that was kept', async () => {
    const folder = temporaryFolder();
    const { path } = await layOutExamples(examples(), folder.at('kept'));
    writeFileSync(join(path, 'hello/hello.yaml'), 'mine\n');
    await layOutExamples(examples(), folder.at('kept'));
    expect(readFileSync(join(path, 'hello/hello.yaml'), 'utf8')).toBe('mine\n');
  });
});

it('a file that cannot be read is a failure of the table', async () => {
  await expect(readText('/nonexistent/plan.json')).rejects.toMatchObject({ failure: { reason: 'SourceUnreadable' } });
});

describe('new files', () => {
  it('are written with the folders above them', async () => {
    const folder = temporaryFolder();
    expect(
      await writeNew(
        new Map([
          [folder.at('a/b/c.yaml'), 'c\n'],
          [folder.at('a/d.yaml'), 'd\n'],
        ]),
      ),
    ).toBeUndefined();
    expect(readFileSync(folder.at('a/b/c.yaml'), 'utf8')).toBe('c\n');
    expect(await existing([folder.at('a/d.yaml'), folder.at('a/e.yaml')])).toEqual([folder.at('a/d.yaml')]);
  });

  it('are none when one of them exists', async () => {
    const folder = temporaryFolder({ 'd.yaml': 'mine\n' });
    const files = new Map([
      [folder.at('c.yaml'), 'c\n'],
      [folder.at('d.yaml'), 'd\n'],
    ]);
    expect(await writeNew(files)).toContain('EEXIST');
    expect(existsSync(folder.at('c.yaml'))).toBe(false);
    expect(readFileSync(folder.at('d.yaml'), 'utf8')).toBe('mine\n');
  });

  it('do not take the place of what a link points to', async () => {
    const folder = temporaryFolder();
    folder.link('c.yaml', folder.at('elsewhere.yaml'));
    expect(await writeNew(new Map([[folder.at('c.yaml'), 'c\n']]))).toContain('EEXIST');
    expect(existsSync(folder.at('elsewhere.yaml'))).toBe(false);
  });
});

describe('the name of a file from the top of a repository', () => {
  it.each<[string | undefined, string, string]>([
    [process.cwd(), 'deploy/a.yaml', 'deploy/a.yaml'],
    [join(process.cwd(), '..'), 'a.yaml', join(basename(process.cwd()), 'a.yaml')],
    [join(process.cwd(), 'deploy'), 'a.yaml', 'a.yaml'],
    [process.cwd(), '/etc/a.yaml', '/etc/a.yaml'],
    [undefined, 'a.yaml', 'a.yaml'],
    ['', 'a.yaml', 'a.yaml'],
  ])('%s: %s is %s', (top, file, name) => {
    expect(nameFrom(top, file)).toBe(name);
  });
});

it('the folder of a package is the nearest one above that describes it', () => {
  const folder = temporaryFolder({ 'package.json': '{}', 'dist/src/main.js': '' });
  expect(packageRootOf(folder.at('dist/src/main.js'))).toBe(folder.path);
});
