import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { stringify } from 'yaml';
import type { Json } from '../../src/lib/json.ts';
import { jsonAt, withEdit } from '../../src/lib/json-edits.ts';
import { editText } from '../../src/source/edit.ts';
import { locate } from '../../src/source/locate.ts';
import { parseText } from '../../src/source/parse.ts';

type Path = (string | number)[];
const contents = (text: string) => parseText(text).documents.map(({ content }) => content);
const set = (text: string, path: Path, value: Json, document = 0) => editText(text, [{ document, path, value }]);
const without = (text: string, path: Path) => editText(text, [{ document: 0, path }]);

describe('a value is replaced in its own style', () => {
  test.each<[string, string, Path, Json, string]>([
    ['plain', 'image: web:v2 # pinned\n', ['image'], 'web:v1', 'image: web:v1 # pinned\n'],
    ['single quotes', "a: 'x' # y\n", ['a'], "it's", "a: 'it''s' # y\n"],
    ['double quotes', 'cpu: "512"\n', ['cpu'], '256', 'cpu: "256"\n'],
    ['a number that becomes text', 'cpu: 512\n', ['cpu'], '256', 'cpu: "256"\n'],
    ['a text that YAML would take for something else', 'a: x\n', ['a'], 'yes: no #', 'a: "yes: no #"\n'],
    ['a literal', 'a: |\n  one\n  two\nb: 1\n', ['a'], 'one\nthree\n', 'a: |\n  one\n  three\nb: 1\n'],
    ['between brackets', '[{ name: A, value: b }, c]\n', [0, 'value'], 'd, e', '[{ name: A, value: "d, e" }, c]\n'],
    ['a variable', 'image: web:${tag}\n', ['image'], 'web:v1', 'image: web:v1\n'],
    ['an empty value', 'a:\nb: 1\n', ['a'], 'x', 'a: x\nb: 1\n'],
    ['a name in the other case', 'RoleArn: x\n', ['roleArn'], 'y', 'RoleArn: y\n'],
    ['a list of the same length', 'a:\n  - x # 1\n  - y # 2\n', ['a'], ['x', 'z'], 'a:\n  - x # 1\n  - z # 2\n'],
    ['a list from which one goes', 'a: [x, y, z]\n', ['a'], ['x', 'z'], 'a: [x, z]\n'],
    ['a block by one line', 'a:\n  b: 1\nc: 2\n', ['a'], 'x', 'a: x\nc: 2\n'],
    ['JSON', '{\n  "a": "x",\n  "b": [1, 2]\n}\n', ['b'], [1, 3], '{\n  "a": "x",\n  "b": [1, 3]\n}\n'],
    ['Windows line ends', 'a: x\r\nb: y\r\n', ['a'], 'z', 'a: z\r\nb: y\r\n'],
  ])('%s', (_, text, path, value, expected) => {
    expect(set(text, path, value)).toBe(expected);
  });
});

describe('a member or element is added in the style of those beside it', () => {
  test.each<[string, string, Path, Json, string]>([
    ['block', 'a:\n  b: 1 # x\n# end\n', ['a', 'c'], 'y', 'a:\n  b: 1 # x\n  c: y\n# end\n'],
    ['block without a last line end', 'a:\n  b: 1', ['a', 'c'], 2, 'a:\n  b: 1\n  c: 2'],
    ['after a literal', 'a:\n  b: |\n    x\nd: 1\n', ['a', 'c'], 2, 'a:\n  b: |\n    x\n  c: 2\nd: 1\n'],
    ['a mapping', 'a: 1\n', ['b'], { c: [1, { d: 2 }] }, 'a: 1\nb:\n  c:\n    - 1\n    - d: 2\n'],
    ['in an element', '- name: x\n- y\n', [0, 'b'], true, '- name: x\n  b: true\n- y\n'],
    ['an element', 'a:\n- x\n', ['a', 1], 'y', 'a:\n- x\n- y\n'],
    [
      'an element that is a mapping',
      'a:\n  - n: x\n',
      ['a', 1],
      { n: 'y', v: 1 },
      'a:\n  - n: x\n  - n: y\n    v: 1\n',
    ],
    [
      'an element beside a flow mapping',
      'a:\n  - { n: x }\n',
      ['a', 1],
      { n: 'y' },
      'a:\n  - { n: x }\n  - { n: y }\n',
    ],
    ['flow', 'a: { b: 1 }\n', ['a', 'c'], ['x'], 'a: { b: 1, c: [x] }\n'],
    ['empty flow', 'a: {}\nb: []\n', ['a', 'c'], 'x', 'a: { c: x }\nb: []\n'],
    ['flow over lines', 'a: [\n  x,\n  y\n]\n', ['a', 2], 'z', 'a: [\n  x,\n  y,\n  z\n]\n'],
    ['JSON', '{\n  "a": 1\n}\n', ['b'], { c: 'x' }, '{\n  "a": 1,\n  "b": {\n    "c": "x"\n  }\n}\n'],
    [
      'what a merge key brings in',
      'a: &x\n  p: 1\nb:\n  <<: *x\n',
      ['b', 'p'],
      2,
      'a: &x\n  p: 1\nb:\n  <<: *x\n  p: 2\n',
    ],
    ['instead of an alias', 'a: &x [1]\nb: *x\n', ['b', 0], 2, 'a: &x [1]\nb: [2]\n'],
  ])('%s', (_, text, path, value, expected) => {
    expect(set(text, path, value)).toBe(expected);
  });
});

describe('a member or element is taken out', () => {
  test.each<[string, string, Path, string]>([
    ['block', 'a: 1\nb: # x\n  c: 2\nd: 3\n', ['b'], 'a: 1\nd: 3\n'],
    ['the last one', 'a: 1\nb: 2', ['b'], 'a: 1'],
    ['the first one of an element', '- a: 1\n  b: 2\n', [0, 'a'], '- b: 2\n'],
    [
      'the first one, with a comment before the next',
      '- a: 1\n  # about b\n  b: 2\n',
      [0, 'a'],
      '- a: null\n  # about b\n  b: 2\n',
    ],
    ['an element', 'a:\n  - n: x\n    v: 1\n  # y\n  - n: y\n', ['a', 0], 'a:\n  # y\n  - n: y\n'],
    ['the only element', 'a:\n  - x\nb: 1\n', ['a', 0], 'a: []\nb: 1\n'],
    ['flow', 'a: { b: 1, c: 2 }\n', ['a', 'b'], 'a: { c: 2 }\n'],
    ['the last one of flow', 'a: { b: 1, c: 2 }\n', ['a', 'c'], 'a: { b: 1 }\n'],
    ['JSON', '{\n  "a": 1,\n  "b": 2\n}\n', ['b'], '{\n  "a": 1\n}\n'],
    [
      'what a merge key brings in',
      'a: &x { p: 1 }\nb:\n  <<: *x\n',
      ['b', 'p'],
      'a: &x { p: 1 }\nb:\n  <<: *x\n  p: null\n',
    ],
  ])('%s', (_, text, path, expected) => {
    expect(without(text, path)).toBe(expected);
  });
});

describe('what would change something else is refused', () => {
  test.each<[string, string, Path]>([
    ['an anchored value that is used elsewhere', 'a: &x 1\nb: *x\n', ['a']],
    ['a member of an anchored mapping', 'a: &x\n  p: 1\nb:\n  <<: *x\n', ['a', 'p']],
    ['the inside of a variable', 'a: ${list}\n', ['a', 0]],
    ['a document that is not there', '', ['a']],
  ])('%s', (_, text, path) => {
    expect(() => set(text, path, 2)).toThrow(expect.objectContaining({ name: 'EditUnsafe' }));
  });

  it('but not an anchored value that nothing else uses', () => {
    expect(set('a: &x 1\n', ['a'], 2)).toBe('a: &x 2\n');
  });
});

it('edits only the document that is meant', () => {
  expect(set('# one\na: 1\n---\na: 1 # two\n...\n--- {a: 1}\n', ['a'], 2, 1)).toBe(
    '# one\na: 1\n---\na: 2 # two\n...\n--- {a: 1}\n',
  );
});

it('makes edits one after the other', () => {
  const edits = [
    { document: 1, path: ['a', 0] },
    { document: 0, path: ['b'], value: { c: 1 } },
    { document: 0, path: ['b', 'd'], value: 2 },
  ];
  expect(editText('a: 1\n---\na: [x, y]\n', edits)).toBe('a: 1\nb:\n  c: 1\n  d: 2\n---\na: [y]\n');
});

describe('for any value, in any style', () => {
  const names = fc.constantFrom('a', 'b', 'image', 'x-y', 'with space', '80', 'true', '#', 'a: b');
  const scalars = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      '',
      'null',
      '~',
      '012',
      '- a',
      'a #b',
      'x: y',
      '*a',
      '&a',
      '!t',
      '|',
      'one\ntwo\n',
      ' x',
      '${v}',
      "'",
      '"',
    ),
    fc.integer(),
    fc.boolean(),
  );
  const { value: values } = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      scalars,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(names, tie('value'), { maxKeys: 3, noNullPrototype: true }),
    ),
  }));
  const documents = fc.dictionary(names, values, { minKeys: 2, maxKeys: 4, noNullPrototype: true });
  const styles: ((value: Json) => string)[] = [
    (value) => commented(stringify(value, { lineWidth: 0 })),
    (value) => stringify(value, { collectionStyle: 'flow', lineWidth: 0 }),
    (value) => stringify(value, { indentSeq: false, lineWidth: 0, defaultStringType: 'QUOTE_SINGLE' }),
    (value) => `${JSON.stringify(value, null, 2)}\n`,
    (value) => `${JSON.stringify(value)}\n`,
  ];
  const inOneLine = [1, 4];
  const cases = fc.record({
    document: documents,
    style: fc.nat(4),
    picks: fc.array(fc.nat(), { minLength: 1 }),
    value: values,
  });

  it('says exactly what is wanted, and leaves all other lines', () => {
    fc.assert(
      fc.property(cases, fc.boolean(), ({ document, style, picks, value }, isRemoval) => {
        const text = styles[style]?.(document) ?? '';
        const [before = null] = contents(text);
        const parsed = parseText(text).documents;
        fc.pre(before !== null && parsed.every(({ syntax, flaws }) => syntax.length + flaws.length === 0));
        const path = pathIn(before, picks);
        const after = isRemoval ? without(text, path) : set(text, path, value);
        const wanted = withEdit(before, isRemoval ? { path } : { path, value });
        expect(contents(after)).toEqual([contents(JSON.stringify(wanted))[0]]);
        const { above, below } = inOneLine.includes(style)
          ? { above: [], below: [] }
          : linesAround(text, String(path[0]));
        const lines = withoutCommas(after);
        expect(lines.slice(0, above.length)).toEqual(above);
        expect(lines.slice(lines.length - below.length)).toEqual(below);
      }),
      { numRuns: 1000 },
    );
  });
});

/** The lines that belong to other members than the one at the top of the document; commas apart, which JSON needs between them. */
function linesAround(text: string, name: string): { above: string[]; below: string[] } {
  const [document] = parseText(text).documents;
  const names = Object.keys(document?.content as object);
  const lineOf = (member: string | undefined) =>
    member === undefined || !document ? undefined : locate(text, document, [member], 'key').line;
  const lines = withoutCommas(text);
  const next = lineOf(names[names.indexOf(name) + 1]);
  // A line of its own above the next member is its comment.
  const from = next === undefined ? lines.length : lines[next - 2]?.startsWith('# ') ? next - 2 : next - 1;
  return { above: lines.slice(0, (lineOf(name) ?? 1) - 1), below: lines.slice(from) };
}

function withoutCommas(text: string): string[] {
  return text.split('\n').map((line) => line.replace(/,$/, ''));
}

/** A comment of its own before every line that begins a member of the document. */
function commented(text: string): string {
  return text.replace(/^(?=[a-z])/gm, () => `# ${text.length}\n`);
}

function pathIn(value: Json, [pick = 0, ...rest]: readonly number[]): Path {
  const steps = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  if (steps.length === 0) return [];
  const name = steps[pick % steps.length] ?? '';
  const step = Array.isArray(value) ? Number(name) : name;
  return [step, ...(rest.length > 0 ? pathIn(jsonAt(value, [step]) ?? null, rest) : [])];
}
