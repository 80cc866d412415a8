import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importGraph, importSection } from '../../../tools/generate/import-graph.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evenkeel-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('imports between folders are found, types included, own files and packages not', () => {
  const files = {
    'main.ts': "import { a } from './cli/deep/a.ts';",
    'cli/deep/a.ts':
      "import type { B } from '../../lib/b.ts';\nimport { c } from '../c.ts';\nimport ts from 'typescript';",
    'cli/c.ts': 'export const c = 1;',
    'lib/b.ts': 'export type B = 1;',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  expect(importGraph(folder)).toEqual(
    new Map([
      ['cli', new Set(['lib'])],
      ['lib', new Set()],
      ['main', new Set(['cli'])],
    ]),
  );
});

test('an arrow that follows from others is in the table only', () => {
  const section = importSection(
    new Map([
      ['cli', new Set(['model', 'lib'])],
      ['lib', new Set()],
      ['model', new Set(['lib'])],
    ]),
  );
  expect(section.match(/^ {2}.*$/gm)).toEqual(['  cli --> model', '  model --> lib']);
  expect(section).toContain('| `cli` | lib, model |\n| `lib` | nothing |');
});
