import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/lib/json.ts';
import { resourceId } from '../../src/model/resource.ts';
import { folderSource } from '../../src/source/folder-source.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const manifest = (name: string, spec: string) =>
  `apiVersion: evenkeel/v1\nkind: LogGroup\nmetadata: { name: ${name} }\n${spec}\n`;

/** The files after one edit of the manifest at a position, by name. */
async function edited(folder: TemporaryFolder, path: (string | number)[], options: { value?: Json; at?: number } = {}) {
  const { value, at = 0 } = options;
  const source = folderSource({ paths: [folder.path], variables: new Map(), revisionOf: async () => '' });
  const { documents } = await source.read();
  const named = { id: resourceId('LogGroup', 'a'), origin: documents[at]?.origin ?? { file: '', line: 0, column: 0 } };
  return {
    source,
    make: () => source.rewrite([{ manifest: named, path, ...(value === undefined ? {} : { value }) }]),
  };
}

async function textAfter(...given: Parameters<typeof edited>): Promise<string | undefined> {
  const { make } = await edited(...given);
  return make()[0]?.after;
}

describe('an edit of a manifest', () => {
  it('goes into its own document of its file', async () => {
    const text = `${manifest('a', 'spec: { retentionInDays: 1 }')}---\n${manifest('b', 'spec: { retentionInDays: 1 }')}`;
    const folder = temporaryFolder({ 'a.yaml': text });
    const after = await textAfter(folder, ['spec', 'retentionInDays'], { value: 7, at: 1 });
    expect(after).toBe(text.replace(/1 }\n$/, '7 }\n'));
  });

  it('keeps a byte order mark', async () => {
    const folder = temporaryFolder({ 'a.yaml': `\ufeff${manifest('a', 'spec: { logGroupName: x }')}` });
    expect(await textAfter(folder, ['spec', 'logGroupName'], { value: 'y' })).toBe(
      `\ufeff${manifest('a', 'spec: { logGroupName: y }')}`,
    );
  });

  it('does not let a value become a variable', async () => {
    const folder = temporaryFolder({ 'a.yaml': manifest('a', 'spec: { logGroupName: x }') });
    expect(await textAfter(folder, ['spec', 'logGroupName'], { value: '${y}' })).toContain('logGroupName: "$${y}"');
  });

  it('goes into the file that specFrom names, where nothing is a variable', async () => {
    const folder = temporaryFolder({
      'a.yaml': manifest('a', 'specFrom: ./a.json'),
      'a.json': '{ "logGroups": [{ "logGroupName": "x" }] }',
    });
    expect(await textAfter(folder, ['spec', 'logGroupName'], { value: '${y}' })).toBe(
      '{ "logGroups": [{ "logGroupName": "${y}" }] }',
    );
  });

  it('goes beside specFrom where the file does not say it yet', async () => {
    const folder = temporaryFolder({
      'a.yaml': manifest('a', 'specFrom: ./a.json'),
      'a.json': '{ "logGroupName": "x" }',
    });
    expect(await textAfter(folder, ['spec', 'retentionInDays'], { value: 7 })).toBe(
      manifest('a', 'specFrom: ./a.json\nspec:\n  retentionInDays: 7'),
    );
  });

  it('is refused when the file was changed meanwhile', async () => {
    const folder = temporaryFolder({ 'a.yaml': manifest('a', 'spec: { logGroupName: x }') });
    const { make } = await edited(folder, ['spec', 'logGroupName'], { value: 'y' });
    folder.write('a.yaml', manifest('a', 'spec: { logGroupName: z }'));
    expect(make).toThrow(expect.objectContaining({ name: 'Conflict' }));
  });

  it('is refused with the name of the file where it would change something else', async () => {
    const folder = temporaryFolder({ 'a.yaml': manifest('a', 'spec: { logGroupName: &x y, kmsKeyId: *x }') });
    const { make } = await edited(folder, ['spec', 'logGroupName'], { value: 'z' });
    expect(make).toThrow(
      expect.objectContaining({ name: 'EditUnsafe', message: expect.stringMatching(/a\.yaml: spec\.logGroupName/) }),
    );
  });
});
