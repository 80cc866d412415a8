import { describe, expect, test } from 'vitest';
import { decode } from '../../src/source/decode.ts';
import { parseText } from '../../src/source/parse.ts';

const contents = (text: string) => parseText(text).documents.map(({ content }) => content);
const flawsOf = (text: string) => {
  const { flaws, documents } = parseText(text);
  return [...flaws, ...documents.flatMap((document) => [...document.syntax, ...document.flaws])];
};
const firstFlaw = (text: string) => {
  const [flaw] = flawsOf(text);
  return flaw && `${flaw.line}:${flaw.column} ${flaw.message}`;
};

describe('what is read', () => {
  test.each([
    ['several documents', 'a: 1\n---\nb: 2\n...\n---\n- 3\n', [{ a: 1 }, { b: 2 }, [3]]],
    ['no document in an empty or commented text', '# nothing\n', []],
    ['no document between two marks', '---\n---\na: 1\n', [{ a: 1 }]],
    ['JSON', '{\n\t"a": [1, true, "\\ud83d\\ude00\\/"]\n}\n', [{ a: [1, true, '😀/'] }]],
    ['CRLF', 'a: 1\r\nb: two\r\n', [{ a: 1, b: 'two' }]],
    [
      'YAML 1.2 words',
      'a: no\nb: on\nc: yes\nd: true\ne: 2026-01-01\nf: 1_000\n',
      [{ a: 'no', b: 'on', c: 'yes', d: true, e: '2026-01-01', f: '1_000' }],
    ],
    ['YAML 1.2 words in spite of a directive', '%YAML 1.1\n---\na: no\n', [{ a: 'no' }]],
    ['numbers', 'a: 1e3\nb: 0x1f\nc: 0o17\nd: -0.5\n', [{ a: 1000, b: 31, c: 15, d: -0.5 }]],
    ['member names as text', '80: a\ntrue: b\n0x1f: c\n', [{ 80: 'a', true: 'b', '0x1f': 'c' }]],
    ['null members as absent', 'a:\nb: ~\nc: {d: null, e: 1}\n', [{ c: { e: 1 } }]],
    ['null items as they are', 'a: [1, ~]\n', [{ a: [1, null] }]],
    ['anchors', 'a: &x [1]\nb: *x\n', [{ a: [1], b: [1] }]],
    ['anchors that are set again', 'a: &x 1\nb: *x\nc: &x 2\nd: *x\n', [{ a: 1, b: 1, c: 2, d: 2 }]],
    [
      'merge keys, own members first',
      'a: &x {p: 1, q: 2}\nb: {<<: *x, q: 3}\n',
      [{ a: { p: 1, q: 2 }, b: { q: 3, p: 1 } }],
    ],
    [
      'merge keys of several mappings, earlier first',
      'a: &x {p: 1}\nb: &y {p: 2, q: 2}\nc: {<<: [*x, *y]}\n',
      [{ a: { p: 1 }, b: { p: 2, q: 2 }, c: { p: 1, q: 2 } }],
    ],
    [
      'a merged member taken out by null',
      'a: &x {p: 1, q: 2}\nb: {<<: *x, p: ~}\n',
      [{ a: { p: 1, q: 2 }, b: { q: 2 } }],
    ],
    ['"<<" in quotes as a name', 'a: {"<<": 1}\n', [{ a: { '<<': 1 } }]],
    ['standard tags', 'a: !!str 1\nb: !!int "2"\n', [{ a: '1', b: 2 }]],
    ['names of every object', 'constructor: 1\ntoString: 2\n', [{ constructor: 1, toString: 2 }]],
  ])('%s', (_, text, expected) => {
    expect(contents(text)).toEqual(expected);
    expect(flawsOf(text)).toEqual([]);
  });

  test('each document knows where it begins', () => {
    const text = '# first\na: 1\n---\n\n  b: 2\n--- {c: 3}\n';
    expect(parseText(text).documents.map(({ start }) => `${start.line}:${start.column}`)).toEqual([
      '2:1',
      '5:3',
      '6:5',
    ]);
  });

  test('a document with an error leaves those around it usable', () => {
    const { documents } = parseText('a: 1\n---\nb: [1, 2\n---\nc: 3\n');
    expect(documents.map(({ syntax }) => syntax.length > 0)).toEqual([false, true, false]);
    expect(documents.map(({ content }) => content)).toMatchObject([{ a: 1 }, {}, { c: 3 }]);
  });

  test('the parts of the text that documents stand in follow each other', () => {
    const text = 'a: 1\n---\nb: 2\n';
    expect(parseText(text).documents.map(({ from, to }) => text.slice(from, to))).toEqual(['a: 1\n', '---\nb: 2\n']);
  });
});

describe('what is refused, with its place', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const bomb = [...'bcdefghi']
    .map((name, index) => `${name}: &${name} [${`*${'abcdefgh'[index]}, `.repeat(9)}]`)
    .join('\n');
  test.each([
    ['half-written YAML', 'a: 1\nb: [1,\n', '2:4 what begins here is not closed'],
    ['an open quote', 'a: 1\nb: "two\nc: 3\n', '2:4 what begins here is not closed'],
    ['an open single quote', "a: 'two\n", '1:4 what begins here is not closed'],
    ['half-written JSON', '{\n  "a": {\n    "b": 1\n', '2:8 what begins here is not closed'],
    ['a tab as indentation', 'a:\n\tb: 1\n', '2:1 tabs are not allowed as indentation'],
    ['uneven indentation', 'a:\n  - b\n c: 1\n', '3:1 all mapping items must start at the same column'],
    ['marks of a merge conflict', '<<<<<<< HEAD\na: 1\n=======\n', '1:1 implicit keys need to be on a single line'],
    ['text behind a value', 'a: "b" c\n', '1:8 unexpected scalar at node end'],
    ['a duplicate member', 'a: 1\nb: 2\na: 3\n', '3:1 "a" is there twice'],
    ['a duplicate member of JSON', '{"a": 1, "a": 1}', '1:10 "a" is there twice'],
    ['__proto__', 'a:\n  __proto__: {b: 1}\n', '2:3 "__proto__" cannot be a member name'],
    ['a custom tag', 'a: !Ref b\n', '1:4 unknown tag: !Ref'],
    ['a tag of YAML 1.1', 'a: !!binary aGk=\n', '1:4 unknown tag: tag:yaml.org,2002:binary'],
    ['a mapping as member name', '? {a: 1}\n: 1\n', '1:3 with stringKeys, all keys must be strings'],
    ['infinity', 'a: .inf\n', '1:4 JSON has no such number'],
    ['a number beyond all numbers', 'a: 1e999\n', '1:4 JSON has no such number'],
    ['an alias without anchor', 'a: *b\n', '1:4 there is no anchor "b" before this alias'],
    ['an alias inside of its anchor', 'a: &a\n  b: *a\n', '2:6 the alias "a" stands inside of what it names'],
    ['a merge key without mapping', 'a: {<<: 1}\n', '1:5 "<<" takes a mapping or a list of mappings'],
    [
      'an alias bomb',
      `a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]\n${bomb}`,
      '6:8 aliases make more than 100000 values of this document',
    ],
    ['values nested too deep', nested(70), '1:66 values are nested more than 64 deep'],
    ['mappings nested too deep', `${'{a: '.repeat(70)}1${'}'.repeat(70)}`, '1:261 values are nested more than 64 deep'],
    ['values nested 10,000 deep', nested(10_000), expect.stringContaining('values are nested too deep')],
    [
      'a document of 100,000 brackets',
      `a: 1\n---\n${'['.repeat(100_001)}`,
      '2:1 the document is too large for a manifest',
    ],
    [
      'a document of 100,000 brackets with marks that are text',
      `a: ---\nb: ${'[---,'.repeat(30_000)}`,
      '1:1 the document is too large for a manifest',
    ],
    ['a document of 300,000 characters', `a: ${'x'.repeat(300_000)}`, '1:1 the document is too large for a manifest'],
    ['NUL', 'a: 1\nb: x\0\n', '2:5 the file contains a NUL character (U+0000)'],
    ['an escape character', 'a: \u001b[2J\n', '1:4 the file contains a control character (U+001B)'],
    ['an unknown directive before nothing', '%YAML\n', '1:1 %YAML directive should contain exactly one part'],
  ])('%s', (_, text, expected) => {
    expect(firstFlaw(text)).toEqual(expected);
    expect(flawsOf(text)[0]?.severity).toBe('error');
  });

  test('no more than ten flaws of a document are reported', () => {
    expect(flawsOf('a: 1\n'.repeat(50))).toHaveLength(10);
    expect(flawsOf('}\n'.repeat(50))).toHaveLength(10);
  });

  test('a message quotes nothing of the text that YAML does not understand', () => {
    expect(
      flawsOf('}hunter2\n')
        .map(({ message }) => message)
        .join(),
    ).not.toContain('hunter2');
  });

  test('the marked part ends with its line', () => {
    expect(flawsOf('a: 1\na: 2\n')).toMatchObject([{ length: 1 }]);
    expect(flawsOf('name: 1\nname: 2\n')).toMatchObject([{ length: 4 }]);
    expect(flawsOf('two words  \nnext: 1\n')).toMatchObject([{ line: 1, length: 9 }]);
  });
});

describe('numbers that lose digits are warned about', () => {
  test.each([
    ['a: 012345678901', 'this is a number, and its leading zeros are lost'],
    ['a: 0777', 'this is a number, and its leading zeros are lost'],
    ['a: 12345678901234567890', 'this is a number, and its last digits are lost'],
  ])('%s', (text, message) => {
    expect(flawsOf(text)).toMatchObject([{ severity: 'warning', message, suggestion: 'quote it', line: 1, column: 4 }]);
  });

  test.each(['a: 0', 'a: 0.5', 'a: 111122223333', 'a: "012345678901"', 'a: 1e3', 'a: 9007199254740991', 'a: 00:11'])(
    '%s is not',
    (text) => {
      expect(flawsOf(text)).toEqual([]);
    },
  );
});

describe('bytes', () => {
  test('byte order marks are left out, also before later documents', () => {
    const { text } = decode(Buffer.from('\ufeffa: 1\n---\n\ufeffb: 2\n'));
    expect(contents(text)).toEqual([{ a: 1 }, { b: 2 }]);
  });

  test('bytes that are not UTF-8 are refused at their place', () => {
    const { flaw } = decode(Buffer.from([...Buffer.from('a: 1\nb: caf'), 0xe9, 0x0a]));
    expect(flaw).toMatchObject({ line: 2, column: 7, message: 'the file is not UTF-8' });
  });

  test.each([
    ['little', 'ff fe 61 00'],
    ['big', 'fe ff 00 61'],
  ])('UTF-16 with the %s end first is named', (_, bytes) => {
    expect(decode(Buffer.from(bytes.replaceAll(' ', ''), 'hex')).flaw?.message).toBe(
      'the file is not UTF-8 but looks like UTF-16',
    );
  });
});
