import { renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/lib/json.ts';
import { folderSource } from '../../src/source/folder-source.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const cluster = (name: string, spec = '{}') =>
  `apiVersion: evenkeel/v1\nkind: Cluster\nmetadata: { name: ${name} }\nspec: ${spec}\n`;
const sourceOf = (paths: readonly string[], variables: ReadonlyMap<string, Json> = new Map()) =>
  folderSource({ paths, variables, revisionOf: async (_, hash) => hash });
const read = (folder: TemporaryFolder, variables?: ReadonlyMap<string, Json>) =>
  sourceOf([folder.path], variables).read();
const namesOf = ({ documents }: { readonly documents: readonly { readonly content: Json }[] }) =>
  documents.map(({ content }) => (content as { metadata: { name: string } }).metadata.name);

describe('a reading', () => {
  test('gives all documents with their places', async () => {
    const folder = temporaryFolder({
      'b.yaml': cluster('b'),
      'a.json': '{"apiVersion":"evenkeel/v1","kind":"Cluster"}',
      'c/d.yml': `${cluster('c')}---\n${cluster('d')}`,
    });
    const { documents, problems, whole } = await read(folder);
    expect(documents.map(({ origin }) => ({ ...origin, file: origin.file.slice(folder.path.length + 1) }))).toEqual([
      { file: 'a.json', line: 1, column: 1 },
      { file: 'b.yaml', line: 1, column: 1 },
      { file: 'c/d.yml', line: 1, column: 1 },
      { file: 'c/d.yml', line: 6, column: 1 },
    ]);
    expect(documents[3]?.locate(['metadata', 'name'])).toEqual({ file: folder.at('c/d.yml'), line: 8, column: 19 });
    expect({ problems, whole }).toEqual({ problems: [], whole: true });
  });

  test('fills variables in', async () => {
    const folder = temporaryFolder({ 'a.yaml': cluster('a', '{ settings: "${settings}" }') });
    const { documents } = await read(folder, new Map([['settings', [1]]]));
    expect(documents[0]?.content).toMatchObject({ spec: { settings: [1] } });
  });

  test('counts what is not ours in one line for debugging', async () => {
    const said: string[] = [];
    const folder = temporaryFolder({
      'a.yaml': cluster('a'),
      'b.yaml': 'apiVersion: v1\nkind: Pod\nspec: {}\n---\non: push\n',
      'c.json': '[1]',
    });
    const source = folderSource({ paths: [folder.path], variables: new Map(), debug: (line) => said.push(line) });
    expect(await source.read()).toMatchObject({ problems: [], whole: true, documents: [{}] });
    expect(said).toEqual(['skipped 3 documents that are not manifests']);
    folder.remove('b.yaml');
    folder.remove('c.json');
    await source.read();
    expect(said).toHaveLength(1);
  });

  test('tags that only CloudFormation knows are no error in files that are not ours', async () => {
    const folder = temporaryFolder({ 'a.yaml': cluster('a'), 'template.yaml': 'Resources: { A: !Ref B }\n' });
    expect(await read(folder)).toMatchObject({ problems: [], whole: true });
  });

  test('warns of numbers that lose digits and keeps the document', async () => {
    const folder = temporaryFolder({ 'a.yaml': cluster('a', '{ account: 012345678901 }') });
    expect(await read(folder)).toMatchObject({
      documents: [{}],
      whole: true,
      problems: [{ severity: 'warning', id: 'Cluster/a', length: 12, suggestion: 'quote it' }],
    });
  });
});

describe('a file with errors is named, changes nothing about others, and makes the reading not whole', () => {
  test.each<[string, string | Buffer, string, string]>([
    ['half-written YAML', `${cluster('bad')}tags: [a,\n`, '5:7 error', 'SyntaxInvalid'],
    ['a duplicate member', `${cluster('bad')}kind: Cluster\n`, '5:1 error', 'SyntaxInvalid'],
    ['a custom tag', cluster('bad', '!secret {}'), '4:7 error', 'SyntaxInvalid'],
    ['NUL', `${cluster('bad')}\0`, '5:1 error', 'SyntaxInvalid'],
    ['Latin-1', Buffer.from(`${cluster('bad')}# caf\xe9\n`, 'latin1'), '5:6 error', 'SyntaxInvalid'],
    ['another version', cluster('bad').replace('v1', 'v2'), '1:1 error', 'FieldInvalid'],
    ['a version in capitals', cluster('bad').replace('evenkeel', 'EvenKeel'), '1:1 error', 'FieldInvalid'],
    ['a version that is cut off', 'apiVersion: evenk', '1:1 error', 'FieldInvalid'],
    ['a document that is cut off', 'apiVers', '1:1 warning', 'SyntaxInvalid'],
    ['a document that is cut off behind a name', 'apiVersion:', '1:1 warning', 'SyntaxInvalid'],
    ['an empty file', '', '1:1 warning', 'SourceEmpty'],
    ['a manifest without apiVersion', 'kind: Cluster\nmetadata: { name: bad }\n', '1:1 warning', 'FieldInvalid'],
  ])('%s', async (_, content, place, reason) => {
    const folder = temporaryFolder({ 'a.yaml': cluster('a'), 'bad.yaml': content, 'c.yaml': cluster('c') });
    const { problems, whole, ...snapshot } = await read(folder);
    expect(namesOf(snapshot)).toEqual(['a', 'c']);
    expect(problems.map(({ origin, severity }) => `${origin?.line}:${origin?.column} ${severity}`)).toEqual([place]);
    expect(problems).toMatchObject([{ reason, origin: { file: folder.at('bad.yaml') } }]);
    expect(whole).toBe(false);
  });

  test.each(['kind: a\n', 'metadata: {}\nspec: {}\n', 'kind: 1\nspec: {}\n', '[]', 'apiVersion: 1\n'])(
    '%j is somebody else’s',
    async (content) => {
      const folder = temporaryFolder({ 'a.yaml': cluster('a'), 'other.yaml': content });
      expect(await read(folder)).toMatchObject({ problems: [], whole: true });
    },
  );

  test('the other documents of the file stay', async () => {
    const folder = temporaryFolder({ 'a.yaml': `${cluster('a')}---\n${cluster('bad', '[')}---\n${cluster('c')}` });
    const snapshot = await read(folder);
    expect(namesOf(snapshot)).toEqual(['a', 'c']);
    expect(snapshot).toMatchObject({ whole: false, problems: [{ id: 'Cluster/bad', origin: { line: 9 } }] });
  });

  test('a problem of the walk counts too', async () => {
    const folder = temporaryFolder({ 'a.yaml': cluster('a') });
    folder.link('b.yaml', '/etc/hostname');
    expect(await read(folder)).toMatchObject({ whole: false, problems: [{ reason: 'SourceEscape' }], documents: [{}] });
  });
});

describe('a variable without value', () => {
  test('keeps its manifest out, at its place and with its id', async () => {
    const folder = temporaryFolder({ 'a.yaml': cluster('a'), 'b.yaml': cluster('b', '\n  settings: "x-${sett}"') });
    const snapshot = await read(folder, new Map([['settings', 's']]));
    expect(namesOf(snapshot)).toEqual(['a']);
    expect(snapshot.problems).toEqual([
      {
        severity: 'error',
        reason: 'VariableUndefined',
        message: 'the variable "sett" is not defined',
        suggestion: 'define it, or give a default: ${sett:-default}',
        origin: { file: folder.at('b.yaml'), line: 5, column: 16 },
        length: 7,
        id: 'Cluster/b',
      },
    ]);
    expect(snapshot.whole).toBe(true);
  });

  test('in the name leaves the id unknown', async () => {
    const { problems, whole } = await read(temporaryFolder({ 'a.yaml': cluster('"web-${env}"') }));
    expect(problems).toMatchObject([{ reason: 'VariableUndefined' }]);
    expect(whole).toBe(false);
    expect(problems[0]).not.toHaveProperty('id');
  });

  test('is read again when it gets a value', async () => {
    const variables = new Map<string, Json>();
    const source = sourceOf([temporaryFolder({ 'a.yaml': cluster('"${name}"') }).path], variables);
    expect(namesOf(await source.read())).toEqual([]);
    variables.set('name', 'web');
    expect(namesOf(await source.read())).toEqual(['web']);
  });
});

describe('nothing may be called missing', () => {
  test('when a folder holds no manifests', async () => {
    const full = temporaryFolder({ 'a.yaml': cluster('a') });
    const empty = temporaryFolder({ 'readme.yaml': '# nothing\n' });
    expect(await sourceOf([full.path, empty.path]).read()).toMatchObject({
      documents: [{}],
      whole: false,
      problems: [{ severity: 'warning', reason: 'SourceEmpty', message: `${empty.path} holds no manifests` }],
    });
  });

  test('when a root is gone', async () => {
    const folder = temporaryFolder();
    expect(await sourceOf([join(folder.path, 'gone')]).read()).toMatchObject({
      documents: [],
      whole: false,
      problems: [{ severity: 'error', reason: 'SourceUnreadable', origin: { line: 1 } }],
    });
  });

  test('when files change each time they are read', async () => {
    const folder = temporaryFolder({ 'a.yaml': cluster('a') });
    const reading = sourceOf([folder.path]).read();
    let settled = false;
    const settle = () => {
      settled = true;
    };
    reading.then(settle, settle);
    for (let turn = 0; !settled; turn += 1) {
      folder.write('a.yaml', `${cluster('a')}# ${turn}\n`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await reading).toMatchObject({
      whole: false,
      problems: [{ severity: 'error', message: 'the files kept changing while they were read' }],
    });
  });
});

test('a link that is swapped during the reading gives the new files only', async () => {
  const folder = temporaryFolder({
    'v1/a.yaml': cluster('old-a'),
    'v1/b.yaml': cluster('old-b'),
    'v2/a.yaml': cluster('new-a'),
  });
  folder.link('current', 'v1');
  const reading = sourceOf([folder.at('current')]).read();
  symlinkSync('v2', folder.at('next'));
  renameSync(folder.at('next'), folder.at('current'));
  folder.remove('v1');
  const snapshot = await reading;
  expect(namesOf(snapshot)).toEqual(['new-a']);
  expect(snapshot).toMatchObject({
    whole: true,
    problems: [],
    documents: [{ origin: { file: folder.at('current/a.yaml') } }],
  });
});

describe('a second reading', () => {
  test('gives the same objects for files that have not changed, also where a link was swapped', async () => {
    const files = { 'a.yaml': cluster('a', '{ x: "${v:-1}" }'), 'b.yaml': cluster('b') };
    const folder = temporaryFolder();
    for (const [name, content] of Object.entries(files)) {
      folder.write(`v1/${name}`, content);
      folder.write(`v2/${name}`, name === 'b.yaml' ? cluster('changed') : content);
    }
    folder.link('current', 'v1');
    const source = sourceOf([folder.at('current')]);
    const first = await source.read();
    folder.remove('current');
    folder.link('current', 'v2');
    const second = await source.read();
    expect(second.documents[0]).toBe(first.documents[0]);
    expect(namesOf(second)).toEqual(['a', 'changed']);
    expect(second.revision).not.toBe(first.revision);
  });

  test('of the same content has the same revision', async () => {
    const source = sourceOf([temporaryFolder({ 'a.yaml': cluster('a') }).path]);
    expect((await source.read()).revision).toBe((await source.read()).revision);
  });
});

test('the order of the paths does not change what is read', async () => {
  const folder = temporaryFolder({ 'a/x.yaml': cluster('x'), 'b/y.yaml': cluster('y') });
  const there = await sourceOf([folder.at('a'), folder.at('b')]).read();
  const back = await sourceOf([folder.at('b'), folder.at('a')]).read();
  expect(namesOf(back)).toEqual(namesOf(there));
  expect(back.revision).toBe(there.revision);
});

test('a fault of our own is a problem, not a rejection', async () => {
  const source = folderSource({
    paths: [temporaryFolder().path],
    variables: new Map(),
    revisionOf: () => Promise.reject(new Error('broken')),
  });
  expect(await source.read()).toMatchObject({
    documents: [],
    whole: false,
    problems: [{ severity: 'error', reason: 'Defect' }],
  });
});

describe('the frame of a place', () => {
  test('shows the line of a file that was read, also of one with errors', async () => {
    const folder = temporaryFolder({ 'a.yaml': 'a: [\n' });
    const source = sourceOf([folder.path]);
    const { problems } = await source.read();
    const [problem] = problems;
    expect(problem?.origin && source.frameOf(problem.origin, problem.length)).toEqual({
      lineNumber: 1,
      text: 'a: [',
      column: 4,
      length: 1,
    });
  });

  test('is not there for other files', async () => {
    const source = sourceOf([temporaryFolder({ 'a.yaml': cluster('a') }).path]);
    await source.read();
    expect(source.frameOf({ file: '/etc/hostname', line: 1, column: 1 })).toBeUndefined();
  });
});
