import { execFileSync } from 'node:child_process';
import { existsSync, truncateSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readRegularFile, unreadable } from '../../src/source/disk.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

test.each([0, 1, 70_000, 1_048_576])('a file of %d bytes is read whole', (size) => {
  const content = Buffer.alloc(size, 'abc');
  expect(readRegularFile(temporaryFolder({ a: content }).at('a'))).toEqual(content);
});

describe.runIf(process.platform === 'linux')('a file whose size the system does not tell', () => {
  test('is read whole', () => {
    expect(String(readRegularFile('/proc/self/comm')).trim()).not.toBe('');
  });

  test.runIf(existsSync('/proc/kallsyms'))('is read no further than 1 MiB', () => {
    expect(readRegularFile('/proc/kallsyms')).toMatchObject({ reason: 'FileTooLarge' });
  });

  test('and that it cannot read is refused', () => {
    expect(readRegularFile('/proc/self/mem')).toEqual({ reason: 'SourceUnreadable', message: 'cannot be read (EIO)' });
  });
});

// What takes a file's place between listing and reading.
test.each<[string, (folder: TemporaryFolder) => void, string]>([
  ['a named pipe is not waited for', (folder) => execFileSync('mkfifo', [folder.at('a')]), 'is not a regular file'],
  ['a folder', (folder) => folder.write('a/b', ''), 'is not a regular file'],
  ['a link is not followed', (folder) => folder.link('a', 'b'), 'is a link that leads round in a circle'],
  ['a file that is gone', () => undefined, 'does not exist'],
])('%s', (_, place, message) => {
  const folder = temporaryFolder();
  place(folder);
  expect(readRegularFile(folder.at('a'))).toEqual({ reason: 'SourceUnreadable', message });
});

test('a file that has grown beyond 1 MiB is refused unread', () => {
  const folder = temporaryFolder({ a: '' });
  truncateSync(folder.at('a'), 100_000_000_000);
  expect(readRegularFile(folder.at('a'))).toEqual({ reason: 'FileTooLarge', message: 'is larger than 1 MiB' });
});

test.each([
  ['EACCES', 'may not be read'],
  ['EMFILE', 'cannot be opened: too many open files'],
  ['ESTALE', 'cannot be read (ESTALE)'],
])('%s is said in words', (code, message) => {
  expect(unreadable(Object.assign(new Error('no'), { code }))).toEqual({ reason: 'SourceUnreadable', message });
});
