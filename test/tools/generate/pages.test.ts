import { expect, test } from 'vitest';
import { failureTable } from '../../../src/model/failure.ts';
import { failuresPage } from '../../../tools/generate/failures-page.ts';
import { table, withSection } from '../../../tools/generate/markdown.ts';

test('every failure has an anchor, its sentence and its remedy', () => {
  const page = failuresPage();
  const missing = Object.entries(failureTable).filter(
    ([reason, { sentence, remedy }]) => !page.includes(`### ${reason}\n\n${sentence}. ${remedy}\n`),
  );
  expect(missing).toEqual([]);
});

test('a failure stands under its class', () => {
  expect(failuresPage()).toMatch(/\n## transient\n((?!\n## ).)*\n### Throttled\n/s);
});

test('a table escapes what would end a cell', () => {
  expect(table(['a', 'b'], [['x|y', 'z']])).toBe('| a | b |\n| --- | --- |\n| x\\|y | z |');
});

test('a section is replaced between its markers and nowhere else', () => {
  const page = 'before\n<!-- generated:begin x -->\nold\n<!-- generated:end x -->\nafter\n';
  expect(withSection(page, 'x', 'new')).toBe(page.replace('old', 'new'));
});

test('a page without the markers is refused', () => {
  expect(() => withSection('text', 'x', 'new')).toThrow('generated:begin x');
});
