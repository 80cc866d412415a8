import { describe, expect, test } from 'vitest';
import { overlayRules } from '../../../src/engine/overlay-rules.ts';
import type { Json, JsonObject } from '../../../src/lib/json.ts';
import { folderSource } from '../../../src/source/folder-source.ts';
import { registry } from '../../support/ship.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporary-folder.ts';

const cluster = (name: string, spec = '{}') =>
  `apiVersion: evenkeel/v1\nkind: Cluster\nmetadata: { name: ${name} }\nspec: ${spec}\n`;
const overlay = (name: string, rest = '') =>
  `apiVersion: evenkeel/v1\nkind: Overlay\nmetadata: { name: ${name} }\n${rest}`;

/** A folder that is the top of a Git repository. */
const repository = (files: Readonly<Record<string, string>>) => temporaryFolder({ '.git/HEAD': '', ...files });

const sourceOf = (folder: TemporaryFolder, name = 'prod', variables: Readonly<Record<string, Json>> = {}) =>
  folderSource({
    paths: [folder.at('manifests')],
    variables: new Map(Object.entries(variables)),
    revisionOf: async (_, hash) => hash,
    environment: { name, folder: folder.at('envs'), rules: overlayRules(registry) },
  });

const specs = (snapshot: { readonly documents: readonly { readonly content: Json }[] }) =>
  snapshot.documents.map(({ content }) => (content as JsonObject).spec);

async function problemsOf(folder: TemporaryFolder, name?: string, variables?: Readonly<Record<string, Json>>) {
  const { documents, problems, whole, doubtful } = await sourceOf(folder, name, variables).read();
  expect({ whole, isUsed: documents.length > 0 && doubtful !== true }).toEqual({ whole: false, isUsed: false });
  return problems.map(({ message, origin, suggestion }) => ({
    message: message.replaceAll(`${folder.path}/`, ''),
    at: origin ? `${origin.file.replace(`${folder.path}/`, '')}:${origin.line}:${origin.column}` : '-',
    suggestion: suggestion?.replaceAll(`${folder.path}/`, ''),
  }));
}

describe('which overlay', () => {
  test('is the one of that name in the folder of overlays', async () => {
    const folder = repository({
      'manifests/a.yaml': cluster('a', '{ clusterName: "${stage}" }'),
      'envs/prod.yaml': overlay('prod', 'vars: { stage: prod }\n'),
      'envs/staging.yaml': overlay('staging', 'vars: { stage: staging }\n'),
    });
    expect(specs(await sourceOf(folder, 'staging').read())).toEqual([{ clusterName: 'staging' }]);
    expect(specs(await sourceOf(folder, 'prod').read())).toEqual([{ clusterName: 'prod' }]);
  });

  test('the given paths go first', async () => {
    const folder = repository({
      'manifests/a.yaml': cluster('a', '{ clusterName: "${stage}" }'),
      'manifests/prod.yaml': overlay('prod', 'vars: { stage: near }\n'),
      'envs/prod.yaml': overlay('prod', 'vars: { stage: far }\n'),
    });
    expect(specs(await sourceOf(folder).read())).toEqual([{ clusterName: 'near' }]);
  });

  test('an unknown name is told with the nearest one and all that there are', async () => {
    const folder = repository({
      'manifests/a.yaml': cluster('a'),
      'envs/all.yaml': `${overlay('staging')}---\n${overlay('production')}`,
    });
    expect(await problemsOf(folder, 'stagin')).toEqual([
      {
        message: 'there is no environment "stagin"; known are production, staging',
        at: '-',
        suggestion: 'did you mean "staging"?',
      },
    ]);
  });

  test('without any overlay it is told where one belongs', async () => {
    const folder = repository({ 'manifests/a.yaml': cluster('a') });
    expect(await problemsOf(folder)).toEqual([
      {
        message: 'there is no environment "prod"; there are no overlays',
        at: '-',
        suggestion: 'write its overlay: envs/prod.yaml',
      },
    ]);
  });

  test('two of one name are an error that names both places', async () => {
    const folder = repository({
      'manifests/a.yaml': cluster('a'),
      'envs/a.yaml': overlay('prod'),
      'envs/b.yaml': overlay('prod'),
    });
    expect(await problemsOf(folder)).toMatchObject([
      { message: 'the environment "prod" is described twice; first at envs/a.yaml:1', at: 'envs/b.yaml:3:19' },
    ]);
  });

  test('a file with errors that may hold it is told of', async () => {
    const folder = repository({ 'manifests/a.yaml': cluster('a'), 'envs/prod.yaml': overlay('prod', 'vars: [\n') });
    const problems = await problemsOf(folder);
    expect(problems[0]?.at).toMatch(/^envs\/prod\.yaml:/);
    expect(problems.at(-1)?.suggestion).toBe('mend the other errors: they may hide it');
  });
});

describe('without an environment', () => {
  test('overlays are documents that stay as they are written', async () => {
    const folder = repository({ 'a.yaml': `${cluster('a')}---\n${overlay('prod', 'vars: { a: "${nobody}" }\n')}` });
    const snapshot = await folderSource({ paths: [folder.path], variables: new Map() }).read();
    expect(snapshot).toMatchObject({ problems: [], whole: true, documents: [{}, { content: { kind: 'Overlay' } }] });
  });

  test('overlays alone prove nothing about what is not there', async () => {
    const folder = repository({ 'a.yaml': overlay('prod') });
    const snapshot = await folderSource({ paths: [folder.path], variables: new Map() }).read();
    expect(snapshot).toMatchObject({ problems: [], whole: false });
  });
});

describe('bases', () => {
  const withBases = (bases: string, more: Readonly<Record<string, string>> = {}) =>
    repository({
      'manifests/a.yaml': cluster('a'),
      'base/b.yaml': cluster('b'),
      'envs/prod.yaml': overlay('prod', `bases: [${bases}]\n`),
      ...more,
    });
  const names = async (folder: TemporaryFolder) => {
    const { documents, problems } = await sourceOf(folder).read();
    expect(problems).toEqual([]);
    return documents.map(({ content }) => (content as { metadata: { name: string } }).metadata.name);
  };

  test('are the given paths when left out', async () => {
    const folder = repository({ 'manifests/a.yaml': cluster('a'), 'envs/prod.yaml': overlay('prod') });
    expect(await names(folder)).toEqual(['a']);
  });

  test('count from the file of the overlay, and are files or folders', async () => {
    expect(await names(withBases('../base/b.yaml, ../manifests'))).toEqual(['b', 'a']);
  });

  test('what else stands in the file of the overlay belongs to the environment', async () => {
    const folder = withBases('../base', {
      'envs/prod.yaml': `${overlay('prod', 'bases: [../base]\n')}---\n${cluster('only-prod')}`,
    });
    expect((await names(folder)).sort()).toEqual(['b', 'only-prod']);
  });

  test('other overlays among them are no resources', async () => {
    expect(await names(withBases('../base', { 'base/staging.yaml': overlay('staging') }))).toEqual(['b']);
  });

  test('one that leads out of the repository is refused, also by a link', async () => {
    expect(await problemsOf(withBases('../../elsewhere'))).toMatchObject([
      { message: expect.stringContaining('the base ../../elsewhere lies outside of'), at: 'envs/prod.yaml:4:9' },
    ]);
    const linked = withBases('../out');
    linked.link('out', '/');
    expect(await problemsOf(linked)).toMatchObject([
      { message: expect.stringContaining('the base ../out lies outside of'), at: 'envs/prod.yaml:4:9' },
    ]);
  });

  test('one that does not exist is refused', async () => {
    expect(await problemsOf(withBases('../base, ../nothing'))).toMatchObject([
      { message: 'the base ../nothing does not exist', at: 'envs/prod.yaml:4:18' },
    ]);
  });

  test('given paths that do not exist are told of', async () => {
    const folder = repository({ 'envs/prod.yaml': overlay('prod') });
    expect(await problemsOf(folder)).toMatchObject([{ message: 'manifests does not exist' }]);
  });

  test('one that is itself an overlay is refused', async () => {
    expect(await problemsOf(withBases('staging.yaml', { 'envs/staging.yaml': overlay('staging') }))).toMatchObject([
      { message: 'the base staging.yaml is itself an overlay', at: 'envs/prod.yaml:4:9' },
    ]);
    expect(await problemsOf(withBases('prod.yaml'))).toMatchObject([
      { message: 'the base prod.yaml is itself an overlay' },
    ]);
  });
});

describe('variables', () => {
  const withVars = (vars: string, spec = '{ a: "${a}" }') =>
    repository({ 'manifests/a.yaml': cluster('a', spec), 'envs/prod.yaml': overlay('prod', vars) });

  test('of the overlay go before those of evenkeel.yaml, and keep their types', async () => {
    const folder = withVars('vars: { a: [1, b] }\n');
    expect(specs(await sourceOf(folder, 'prod', { a: 'outer' }).read())).toEqual([{ a: [1, 'b'] }]);
  });

  test('may use those of evenkeel.yaml, also of their own name, and the guards', async () => {
    const folder = withVars(
      'account: "012345678901"\nregion: eu-west-1\nvars: { a: "prod.${a}", b: "${account}.${region}" }\n',
      '{ a: "${a}", b: "${b}", c: "${account}" }',
    );
    expect(specs(await sourceOf(folder, 'prod', { a: 'example.com' }).read())).toEqual([
      { a: 'prod.example.com', b: '012345678901.eu-west-1', c: '012345678901' },
    ]);
  });

  test('do not use each other or themselves', async () => {
    expect(await problemsOf(withVars('vars: { a: "${b}", b: "${b}" }\n'))).toEqual([
      {
        message: 'variables of an overlay cannot use each other, and "b" is one (environment prod)',
        at: 'envs/prod.yaml:4:12',
        suggestion: 'write its value here, or define "b" in evenkeel.yaml',
      },
      expect.objectContaining({ at: 'envs/prod.yaml:4:23' }),
    ]);
  });

  test('cannot be looked up, and cannot reach the environment of the process', async () => {
    expect(await problemsOf(withVars('vars: { a: "${ssm:/a}", b: "${HOME}" }\n'))).toMatchObject([
      { message: expect.stringContaining('look-ups such as "${ssm:/a}" are not supported'), at: 'envs/prod.yaml:4:12' },
      { message: expect.stringContaining('the variable "HOME" is not defined'), at: 'envs/prod.yaml:4:28' },
    ]);
  });

  test('have the place of their value in the overlay', async () => {
    const folder = withVars('vars:\n  a: { b: [1] }\n');
    const { documents } = await sourceOf(folder).read();
    const place = (...path: (string | number)[]) => {
      const { file, line, column } = documents[0]?.locate(['spec', ...path]) ?? { file: '', line: 0, column: 0 };
      return `${file.replace(`${folder.path}/`, '')}:${line}:${column}`;
    };
    expect(place('a', 'b', 0)).toBe('envs/prod.yaml:5:12');
    expect(place('other')).toBe('manifests/a.yaml:4:1');
  });
});

describe('readings after each other', () => {
  test('give the same documents as long as nothing changes', async () => {
    const folder = repository({
      'manifests/a.yaml': cluster('a'),
      'manifests/b.yaml': cluster('b'),
      'envs/prod.yaml': overlay(
        'prod',
        'patches: [{ target: { kind: Cluster, name: a }, merge: { policy: { adopt: true } } }]\n',
      ),
    });
    const source = sourceOf(folder);
    const [first, second] = [await source.read(), await source.read()];
    expect(second.documents[0]).toBe(first.documents[0]);
    expect(second.revision).toBe(first.revision);
    folder.write('manifests/b.yaml', cluster('b', '{ tags: [] }'));
    const third = await source.read();
    expect(third.documents[0]).toBe(first.documents[0]);
    expect(third.documents[1]).not.toBe(first.documents[1]);
  });

  test('see what changes in the overlay', async () => {
    const folder = repository({
      'manifests/a.yaml': cluster('a', '{ clusterName: "${stage}" }'),
      'envs/prod.yaml': overlay('prod', 'vars: { stage: one }\n'),
    });
    const source = sourceOf(folder);
    const before = await source.read();
    folder.write('envs/prod.yaml', overlay('prod', 'vars: { stage: other }\n'));
    const after = await source.read();
    expect(specs(after)).toEqual([{ clusterName: 'other' }]);
    expect(after.revision).not.toBe(before.revision);
  });

  test('say where changes matter', async () => {
    const folder = repository({
      'base/a.yaml': cluster('a'),
      'manifests/a.yaml': cluster('a'),
      'envs/prod.yaml': overlay('prod', 'bases: [../base]\n'),
    });
    const source = sourceOf(folder);
    await source.read();
    expect(source.places()).toEqual(
      expect.arrayContaining([folder.at('manifests'), folder.at('envs'), folder.at('base')]),
    );
  });
});
