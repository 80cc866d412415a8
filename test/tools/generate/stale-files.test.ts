import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { staleFiles, writeStaleFiles } from '../../../tools/generate/stale-files.ts';

const files = new Map([
  ['schemas/a.schema.json', '{}\n'],
  ['docs/failures.md', '# Failures\n'],
]);
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'evenkeel-'));
});
afterEach(() => rmSync(root, { recursive: true }));

test('missing files are stale', () => {
  expect(staleFiles(root, files)).toEqual(['docs/failures.md', 'schemas/a.schema.json']);
});

test('what has been written is not stale', () => {
  writeStaleFiles(root, files);
  expect(staleFiles(root, files)).toEqual([]);
});

test('an edited file is stale and is put right', () => {
  writeStaleFiles(root, files);
  writeFileSync(join(root, 'docs/failures.md'), 'edited');
  expect(staleFiles(root, files)).toEqual(['docs/failures.md']);
  writeStaleFiles(root, files);
  expect(readFileSync(join(root, 'docs/failures.md'), 'utf8')).toBe('# Failures\n');
});

test('files of a kind that is gone are stale and deleted, hand-written ones beside them are not', () => {
  writeStaleFiles(root, files);
  mkdirSync(join(root, 'docs/kinds'));
  writeFileSync(join(root, 'docs/kinds/Gone.md'), '');
  writeFileSync(join(root, 'docs/guide.md'), '');
  expect(staleFiles(root, files)).toEqual(['docs/kinds/Gone.md']);
  writeStaleFiles(root, files);
  expect([existsSync(join(root, 'docs/kinds/Gone.md')), existsSync(join(root, 'docs/guide.md'))]).toEqual([
    false,
    true,
  ]);
});
