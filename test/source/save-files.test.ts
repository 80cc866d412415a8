import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { saveFiles } from '../../src/source/save-files.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const rewrite = (folder: TemporaryFolder, file: string) => ({
  file,
  path: folder.at(file),
  before: `old ${file}`,
  after: `new ${file}`,
});

function folderWith(...files: string[]): TemporaryFolder {
  return temporaryFolder(Object.fromEntries(files.map((file) => [file, `old ${file}`])));
}

const textOf = (folder: TemporaryFolder, file: string) => readFileSync(folder.at(file), 'utf8');
const readOnly = (message: string) => expect.objectContaining({ name: 'SourceReadOnly', message });

describe('files are written', () => {
  it('all of them, with their permissions, and nothing is left beside them', () => {
    const folder = folderWith('a.yaml', 'b.yaml');
    chmodSync(folder.at('a.yaml'), 0o640);
    saveFiles([rewrite(folder, 'a.yaml'), rewrite(folder, 'b.yaml')]);
    expect([textOf(folder, 'a.yaml'), textOf(folder, 'b.yaml')]).toEqual(['new a.yaml', 'new b.yaml']);
    expect(statSync(folder.at('a.yaml')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder.path)).toEqual(['a.yaml', 'b.yaml']);
  });

  it('or none, where one cannot be prepared', () => {
    const folder = folderWith('a.yaml');
    expect(() => saveFiles([rewrite(folder, 'a.yaml'), rewrite(folder, 'gone/b.yaml')])).toThrow(
      readOnly('gone/b.yaml cannot be written (ENOENT); every file is as it was'),
    );
    expect(textOf(folder, 'a.yaml')).toBe('old a.yaml');
    expect(readdirSync(folder.path)).toEqual(['a.yaml']);
  });

  it('or none, where one cannot be put in its place', () => {
    const folder = folderWith('a.yaml');
    mkdirSync(folder.at('b.yaml'));
    expect(() => saveFiles([rewrite(folder, 'a.yaml'), rewrite(folder, 'b.yaml')])).toThrow(
      readOnly('b.yaml cannot be written (EISDIR); every file is as it was'),
    );
    expect(textOf(folder, 'a.yaml')).toBe('old a.yaml');
    expect(readdirSync(folder.path)).toEqual(['a.yaml', 'b.yaml']);
  });

  it.skipIf(process.getuid?.() === 0)('or none, where one is read-only', () => {
    const folder = folderWith('a.yaml', 'b.yaml');
    chmodSync(folder.at('b.yaml'), 0o444);
    expect(() => saveFiles([rewrite(folder, 'a.yaml'), rewrite(folder, 'b.yaml')])).toThrow(
      readOnly('b.yaml may not be written; every file is as it was'),
    );
    expect(textOf(folder, 'a.yaml')).toBe('old a.yaml');
  });
});
