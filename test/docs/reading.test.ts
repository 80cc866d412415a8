import { describe, expect, test } from 'vitest';
import { editFile } from './edit-file.ts';
import { readPage } from './read-page.ts';
import { settledOutput } from './settled-output.ts';

describe('what a page has its reader do', () => {
  test('is written, edited, run and left out in its order', () => {
    const page = [
      '`a/b.yaml`:\n\n```yaml\nx: 1\n```',
      'In `a/b.yaml`:\n\n```diff\n-x: 1\n```',
      '```sh\nls\n```\n\n```text\na\n```',
      '<!-- not run: it takes an hour -->\n```sh\nsleep 3600\n```',
      '<!-- sh\ncd a\n-->',
      '<!-- output left out: it is long -->\n```sh\nmake\n```',
    ].join('\n\n');
    expect(readPage(page)).toEqual([
      { does: 'write', file: 'a/b.yaml', body: 'x: 1\n' },
      { does: 'edit', file: 'a/b.yaml', body: '-x: 1\n' },
      { does: 'run', body: 'ls\n', output: { text: 'a\n', from: expect.any(Number), to: expect.any(Number) } },
      { does: 'skip', body: 'sleep 3600\n', reason: 'it takes an hour' },
      { does: 'run', body: 'cd a\n', output: 'left out' },
      { does: 'run', body: 'make\n', output: 'left out' },
    ]);
  });

  test('is not compared with a text that stands elsewhere', () => {
    expect(readPage('```sh\nls\n```\n\nWords.\n\n```text\na\n```')).toEqual([
      { does: 'run', body: 'ls\n', output: 'none' },
    ]);
  });

  test('replaces the one place that a difference shows', () => {
    expect(editFile('a: 1\nb: 2\nc: 3\n', ' a: 1\n-b: 2\n+b: 4\n')).toBe('a: 1\nb: 4\nc: 3\n');
    expect(() => editFile('a: 1\na: 1\n', '-a: 1\n')).toThrow('there 2 times');
    expect(() => editFile('a: 1\n', '-b: 1\n')).toThrow('there 0 times');
  });
});

describe('what moves from run to run', () => {
  test.each([
    ['read     4 live resources in 0.4s, 6 calls', 'read     4 live resources in 12.4s, 7 calls'],
    ['source   manifests  b60c78c + working tree', 'source   manifests  50cd8c5 + working tree'],
    ['  │ task        195c…  stopped 16:02:56Z  app exit 1', '  │ task        c654…  stopped 16:16:39Z  app exit 1'],
    ['rolled back after 4 failed tasks', 'rolled back after 3 failed tasks'],
    ['[    0s] Service/web  progressing  1/2\n[    3s] Service/web  healthy', '[    1s] Service/web  healthy'],
  ])('%s', (one, other) => {
    expect(settledOutput(one)).toBe(settledOutput(other));
  });

  test.each([
    ['Plan: 1 to create', 'Plan: 2 to create'],
    ['~ desiredCount  5 -> 2', '~ desiredCount  5 -> 3'],
    ['takes 40s or more', 'takes 80s or more'],
    ['[    3s] Service/web  healthy', '[    3s] Service/web  degraded'],
    ['4 live resources in 0.4s', '5 live resources in 0.4s'],
  ])('is nothing that matters: %s', (one, other) => {
    expect(settledOutput(one)).not.toBe(settledOutput(other));
  });
});
