import { describe, expect, test } from 'vitest';
import { compare, fingerprints } from '../../src/controller/changes.ts';
import type { Json } from '../../src/lib/json.ts';
import type { Document, Snapshot } from '../../src/model/document.ts';
import type { Problem } from '../../src/model/problem.ts';

function manifest(name: Json, spec: Json = {}, kind: Json = 'Brick'): Json {
  return { kind, metadata: { name }, spec };
}

function document(content: Json, line = 1): Document {
  const origin = { file: 'a.yaml', line, column: 1 };
  return { content, origin, locate: () => origin };
}

function prints(contents: readonly Json[], more: Partial<Snapshot> = {}) {
  const documents = contents.map((content, index) => document(content, index + 1));
  return fingerprints({ documents, problems: [], whole: true, revision: 'r1', ...more });
}

const problem: Problem = { severity: 'error', reason: 'SyntaxInvalid', message: 'bad indentation' };

describe('two looks at the source', () => {
  test.each<[string, Json[], Json[], readonly string[], readonly string[]]>([
    ['a manifest that is new', [manifest('a')], [manifest('a'), manifest('b')], ['Brick/b'], []],
    ['a manifest that is gone', [manifest('a'), manifest('b')], [manifest('b')], [], ['Brick/a']],
    ['another spec', [manifest('a', { x: 1 })], [manifest('a', { x: 2 })], ['Brick/a'], []],
    ['another name', [manifest('a')], [manifest('b')], ['Brick/b'], ['Brick/a']],
    ['another kind', [manifest('a')], [manifest('a', {}, 'Tower')], ['Tower/a'], ['Brick/a']],
    [
      'one of two of a name',
      [manifest('a', 1), manifest('a', 2)],
      [manifest('a', 3), manifest('a', 2)],
      ['Brick/a'],
      [],
    ],
    ['two of a name of which one goes', [manifest('a'), manifest('a')], [manifest('a')], ['Brick/a'], []],
    ['a manifest without a name that is mended', [{ kind: 'Brick' }], [manifest('a')], ['Brick/a'], ['Brick/a.yaml:1']],
    ['a document that is no manifest', [manifest('a')], ['text'], ['/a.yaml:1'], ['Brick/a']],
  ])('show %s', (_what, before, after, changed, removed) => {
    expect(compare(prints(before), prints(after))).toEqual({ changed, removed, problems: false });
  });

  test.each<[string, Json[], Json[]]>([
    ['the same', [manifest('a')], [manifest('a')]],
    [
      'another order of members',
      [{ kind: 'Brick', metadata: { name: 'a' } }],
      [{ metadata: { name: 'a' }, kind: 'Brick' }],
    ],
    ['another order of documents', [manifest('a'), manifest('b')], [manifest('b'), manifest('a')]],
  ])('show nothing for %s', (_what, before, after) => {
    expect(compare(prints(before), prints(after))).toBeUndefined();
  });

  test('show a problem that came, and one that went', () => {
    const nothing = { changed: [], removed: [], problems: true };
    expect(compare(prints([]), prints([], { problems: [problem] }))).toEqual(nothing);
    expect(compare(prints([], { problems: [problem] }), prints([]))).toEqual(nothing);
  });

  test('show a folder that is not whole any more', () => {
    expect(compare(prints([]), prints([], { whole: false }))).toEqual({ changed: [], removed: [], problems: true });
  });

  test('do not differ by the revision alone', () => {
    expect(compare(prints([manifest('a')]), prints([manifest('a')], { revision: 'r2' }))).toBeUndefined();
  });
});

test.each<[string, Json]>([
  ['null', null],
  ['a list', []],
  ['no metadata', { kind: 'Brick' }],
  ['metadata of another type', { kind: 'Brick', metadata: 'a' }],
  ['a name that cannot be text', manifest({ toString: 'a' })],
  ['a kind that cannot be text', manifest('a', {}, { toString: null })],
  ['a name that is a list', manifest([])],
])('a hostile document has a fingerprint too: %s', (_what, content) => {
  expect(prints([content]).manifests.size).toBe(1);
});

test('a document that is met again is not hashed again', () => {
  let reads = 0;
  const content = {
    kind: 'Brick',
    metadata: { name: 'a' },
    get spec() {
      reads += 1;
      return {};
    },
  };
  const documents = [document(content)];
  const snapshot = { documents, problems: [], whole: true, revision: 'r1' };
  fingerprints(snapshot);
  const readsOnce = reads;
  fingerprints(snapshot);
  expect(reads).toBe(readsOnce);
});
