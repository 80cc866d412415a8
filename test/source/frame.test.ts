import { describe, expect, test } from 'vitest';
import { frameIn } from '../../src/source/frame.ts';

const onlyLine = (text: string, column: number, length?: number) => frameIn(text, { line: 1, column }, length);

test('a frame is the line with the columns to mark', () => {
  expect(frameIn('spec:\n  desiredCont: 2\r\nnext: 1\n', { line: 2, column: 3 }, 11)).toEqual({
    lineNumber: 2,
    text: '  desiredCont: 2',
    column: 3,
    length: 11,
  });
});

test('one column is marked when nothing else is said', () => {
  expect(onlyLine('abc', 2)).toMatchObject({ column: 2, length: 1 });
});

describe('columns are those of a terminal', () => {
  test.each([
    ['a tab takes two', '\ta: 1', 2, 1, 3, 1],
    ['a wide character takes two', '名前: x', 5, 1, 7, 1],
    ['an emoji takes two', '😀: x', 5, 1, 5, 1],
    ['a combining mark takes none', 'e\u0301: x', 5, 1, 4, 1],
    ['a marked wide part is twice as long', 'a: 名前', 4, 2, 4, 4],
    ['a mark behind the line is one long', 'ab', 3, 5, 3, 1],
    ['a mark ends with the line', 'abc', 2, 50, 2, 2],
  ])('%s', (_, text, column, length, shownColumn, shownLength) => {
    expect(onlyLine(text, column, length)).toMatchObject({ column: shownColumn, length: shownLength });
  });
});

test.each([
  ['an escape sequence', 'a: \u001b[2Jb', 'a: ␛[2Jb'],
  ['C1 controls', 'a: \u009b2Jb', 'a: \ufffd2Jb'],
  ['a carriage return inside', 'a: b\rc: d', 'a: b␍c: d'],
  ['delete', 'a: \u007f', 'a: ␡'],
  ['characters that reorder the line', 'a: \u202eb\u2066', 'a: \ufffdb\ufffd'],
  ['half a character', 'a: \ud83d', 'a: \ufffd'],
])('%s is made visible', (_, text, shown) => {
  expect(onlyLine(text, 1).text).toBe(shown);
});

test('emoji and other scripts stay as they are', () => {
  expect(onlyLine('a: 😀 名前 é', 1).text).toBe('a: 😀 名前 é');
});

describe('a long line is cut around the mark', () => {
  const long = `${'a'.repeat(5000)}X${'b'.repeat(5000)}`;
  test.each([
    ['at its start', 1, 'a'],
    ['in its middle', 5001, 'X'],
    ['at its end', 10_001, 'b'],
  ])('%s', (_, column, marked) => {
    const frame = onlyLine(long, column);
    expect(frame.text.length).toBeLessThan(130);
    expect(frame.text.charAt(frame.column - 1)).toBe(marked);
  });

  test('with a sign where something is left out', () => {
    expect(onlyLine(long, 1).text).toMatch(/^a+…$/);
    expect(onlyLine(long, 5001).text).toMatch(/^…a+Xb+…$/);
    expect(onlyLine(long, 10_001).text).toMatch(/^…b+$/);
  });
});

describe('what may be secret is not shown', () => {
  test.each([
    ['  value: hunter2', '  value: *******'],
    ['  value: "hunter2"  # x', '  value: *********  # x'],
    ['- { name: DB_PASSWORD, value: hunter2, x: 1 }', '- { name: DB_PASSWORD, value: *******, x: 1 }'],
    ['- { name: DB_PASSWORD, value: ${db}-${b} }', '- { name: DB_PASSWORD, value: ***********}'],
    ['command: curl https://me:hunter2@example.com', 'command: curl https**************example.com'],
    ['{"name": "A", "value":"hun\\"ter2", "b": 1}', '{"name": "A", "value":***********, "b": 1}'],
    ["  splunk-token: 'hunter2'", '  splunk-token: *********'],
    ['  DB_PASSWORD: hunter2', '  DB_PASSWORD: *******'],
    ['  secrets: [{ name: A, valueFrom: arn:x }]', '  secrets: [{ name: A, valueFrom: arn:x }]'],
    ['  name: DB_PASSWORD', '  name: DB_PASSWORD'],
  ])('%s', (text, shown) => {
    expect(onlyLine(text, 1).text).toBe(shown);
  });

  test('also where the line is cut between a name and its value', () => {
    const line = `{"a": "${'x'.repeat(200)}", "value": "${'hunter2'.repeat(20)}", "b": 1}`;
    expect(onlyLine(line, line.indexOf('"b"') + 1).text).not.toContain('hunter2');
  });
});

test('a place behind the end of the text is shown at the end of what is there', () => {
  expect(frameIn('a: [\n\n', { line: 3, column: 1 })).toEqual({ lineNumber: 1, text: 'a: [', column: 5, length: 1 });
  expect(frameIn('', { line: 9, column: 9 })).toEqual({ lineNumber: 1, text: '', column: 1, length: 1 });
});
