import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, truncateSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFolder } from '../../src/source/folder.ts';
import { shownName } from '../../src/source/names.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const namesIn = (folder: TemporaryFolder, paths = [folder.path]) =>
  listFolder(paths).files.map(({ real }) => relative(folder.path, real));
const problemsOf = (paths: readonly string[]) =>
  listFolder(paths).problems.map(({ reason, message }) => ({ reason, message }));

describe('what is listed', () => {
  test('manifests are the .yaml, .yml and .json files of all folders below, by name', () => {
    const folder = temporaryFolder({ 'b.yml': '', 'a/z.yaml': '', 'a/y.JSON': '', 'readme.md': '', 'c.yaml.bak': '' });
    expect(namesIn(folder)).toEqual(['a/y.JSON', 'a/z.yaml', 'b.yml']);
  });

  test.each(['.hidden.yaml', '.git/config.yaml', 'node_modules/package/a.yaml', 'sub/node_modules/a.yaml'])(
    '%s is skipped',
    (name) => {
      expect(namesIn(temporaryFolder({ 'a.yaml': '', [name]: '' }))).toEqual(['a.yaml']);
    },
  );

  test('several files and folders are listed together, each file once', () => {
    const folder = temporaryFolder({ 'a/one.yaml': '', 'b/two.yaml': '', 'three.txt': '' });
    const paths = [folder.at('b'), folder.at('a/one.yaml'), folder.at('a'), folder.at('three.txt')];
    expect(namesIn(folder, paths)).toEqual(['a/one.yaml', 'b/two.yaml', 'three.txt']);
  });

  test('a root that is a link is resolved once', () => {
    const folder = temporaryFolder({ 'v1/a.yaml': '' });
    folder.link('current', 'v1');
    const { roots, files } = listFolder([folder.at('current')]);
    expect(roots.map(({ real }) => real)).toEqual([folder.at('v1')]);
    expect(files).toMatchObject([{ file: folder.at('current/a.yaml'), path: folder.at('v1/a.yaml') }]);
  });

  test('a link inside to a file that is not listed by its own name is followed, as in a mounted ConfigMap', () => {
    const folder = temporaryFolder({ '..v1/a.yaml': '' });
    folder.link('..data', '..v1');
    folder.link('a.yaml', '..data/a.yaml');
    expect(namesIn(folder)).toEqual(['..v1/a.yaml']);
    expect(problemsOf([folder.path])).toEqual([]);
  });

  test('a link to a folder inside that is skipped by its own name is followed', () => {
    const folder = temporaryFolder({ '.versions/1/a.yaml': '' });
    folder.link('current', '.versions/1');
    expect(listFolder([folder.path]).files).toMatchObject([
      { file: folder.at('current/a.yaml'), path: folder.at('.versions/1/a.yaml') },
    ]);
  });

  test('links inside to files and folders that are listed anyway list nothing twice', () => {
    const folder = temporaryFolder({ 'z/a.yaml': '' });
    folder.link('again', 'z');
    folder.link('a.yaml', 'z/a.yaml');
    folder.link('z/up', '..');
    expect(listFolder([folder.path]).files.map(({ file }) => file)).toEqual([folder.at('z/a.yaml')]);
    expect(problemsOf([folder.path])).toEqual([]);
  });
});

describe('what cannot be listed is a problem of its own and hides nothing else', () => {
  const outside = () => temporaryFolder({ 'secret.yaml': '', 'folder/b.yaml': '' });
  const rows: readonly [string, (folder: TemporaryFolder) => void, string, string][] = [
    [
      'a link to a file outside',
      (folder) => folder.link('bad.yaml', outside().at('secret.yaml')),
      'SourceEscape',
      'is a link that leads out of the folder',
    ],
    [
      'a link to a folder outside',
      (folder) => folder.link('bad.yaml', outside().at('folder')),
      'SourceEscape',
      'is a link that leads out of the folder',
    ],
    [
      'a link to itself',
      (folder) => folder.link('bad.yaml', 'bad.yaml'),
      'SourceUnreadable',
      'is a link that leads round in a circle',
    ],
    ['a link to nothing', (folder) => folder.link('bad.yaml', 'gone.yaml'), 'SourceUnreadable', 'does not exist'],
    [
      'a named pipe',
      (folder) => execFileSync('mkfifo', [folder.at('bad.yaml')]),
      'SourceUnreadable',
      'is not a regular file',
    ],
    [
      'a link to a device',
      (folder) => folder.link('bad.yaml', '/dev/zero'),
      'SourceEscape',
      'is a link that leads out of the folder',
    ],
    [
      'a file above 1 MiB',
      (folder) => folder.write('bad.yaml', Buffer.alloc(1_048_577)),
      'FileTooLarge',
      'is larger than 1 MiB',
    ],
  ];
  test.each(rows)('%s', (_, spoil, reason, message) => {
    const folder = temporaryFolder({ 'good.yaml': '' });
    spoil(folder);
    expect(problemsOf([folder.path])).toEqual([{ reason, message: `${folder.at('bad.yaml')} ${message}` }]);
    expect(namesIn(folder)).toEqual(['good.yaml']);
  });

  test('a file of 100 GB is refused by its size alone', () => {
    const folder = temporaryFolder({ 'huge.yaml': '' });
    truncateSync(folder.at('huge.yaml'), 100_000_000_000);
    expect(problemsOf([folder.path])).toMatchObject([{ reason: 'FileTooLarge' }]);
  });

  test('a file of exactly 1 MiB is listed', () => {
    expect(namesIn(temporaryFolder({ 'a.yaml': Buffer.alloc(1_048_576) }))).toEqual(['a.yaml']);
  });

  test('more than 32 folders in each other', () => {
    const deep = (levels: number) => `${'d/'.repeat(levels)}a.yaml`;
    expect(problemsOf([temporaryFolder({ [deep(32)]: '' }).path])).toEqual([]);
    const folder = temporaryFolder({ [deep(33)]: '', 'good.yaml': '' });
    expect(problemsOf([folder.path])).toMatchObject([
      { reason: 'SourceUnreadable', message: expect.stringContaining('more than 32 folders deep') },
    ]);
    expect(namesIn(folder)).toEqual(['good.yaml']);
  });

  test('more entries than the limit', () => {
    const folder = temporaryFolder({ 'a.yaml': '', 'b/c.yaml': '', 'd/e.yaml': '' });
    expect(listFolder([folder.path], 5)).toMatchObject({ problems: [], files: [{}, {}, {}] });
    const { problems, files } = listFolder([folder.path], 4);
    expect(problems).toMatchObject([
      { reason: 'SourceUnreadable', message: expect.stringContaining('holds more files') },
    ]);
    expect(files.length).toBeLessThan(3);
  });

  test('links of other kinds of files may lead anywhere', () => {
    const folder = temporaryFolder({ 'good.yaml': '' });
    folder.link('notes.txt', '/etc/hostname');
    folder.link('tool', '/bin/sh');
    folder.link('gone.md', 'nowhere');
    expect(problemsOf([folder.path])).toEqual([]);
  });

  test.skipIf(process.getuid?.() === 0)('a folder that may not be read', () => {
    const folder = temporaryFolder({ 'good.yaml': '' });
    mkdirSync(folder.at('locked'), { mode: 0 });
    expect(problemsOf([folder.path])).toEqual([
      { reason: 'SourceUnreadable', message: `${folder.at('locked')} may not be read` },
    ]);
  });
});

describe('a root that cannot be read', () => {
  test.each([
    ['is missing', () => join(temporaryFolder().path, 'gone'), 'does not exist'],
    ['lies below a file', () => join(temporaryFolder({ a: '' }).path, 'a/b'), 'does not exist'],
    ['has NUL in its name', () => 'a\0b', 'is not a path'],
    ['is a device', () => '/dev/null', 'is not a regular file'],
    ['has a name that is too long', () => 'x'.repeat(5000), 'has a name that is too long'],
  ])('because it %s', (_, path, message) => {
    const [problem, ...others] = listFolder([path()]).problems;
    expect(problem).toMatchObject({
      severity: 'error',
      reason: 'SourceUnreadable',
      message: expect.stringContaining(message),
    });
    expect(others).toEqual([]);
  });

  test('does not keep others from being read', () => {
    const folder = temporaryFolder({ 'a.yaml': '' });
    expect(namesIn(folder, [folder.at('gone'), folder.path])).toEqual(['a.yaml']);
  });
});

test.runIf(process.platform === 'linux')('no file is left open', () => {
  const { path } = temporaryFolder({ 'a/b.yaml': '', 'c/d.yaml': '' });
  const openFiles = () => readdirSync('/proc/self/fd').length;
  const before = openFiles();
  for (let time = 0; time < 10; time += 1) listFolder([path]);
  expect(openFiles()).toBeLessThan(before + 10);
});

describe('names as their author would type them', () => {
  test.each([
    ['manifests', 'manifests'],
    ['./manifests/', 'manifests'],
    ['/home/me/repo/manifests', 'manifests'],
    ['../other', '../other'],
    ['/srv/manifests', '/srv/manifests'],
    ['.', '.'],
  ])('%s is shown as "%s"', (given, shown) => {
    expect(shownName(given, '/home/me/repo')).toBe(shown);
  });

  test('a name cannot drive a terminal', () => {
    const folder = temporaryFolder({ 'a\u001b[2J\n.yaml': '' });
    expect(listFolder([folder.path]).files.map(({ file }) => file)).toEqual([folder.at('a␛[2J␊.yaml')]);
  });
});
