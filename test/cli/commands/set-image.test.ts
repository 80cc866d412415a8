import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { setImage } from '../../../src/cli/commands/set/image.ts';
import { runCommand } from '../../../src/cli/run-command.ts';
import { demoManifests } from '../../support/demo-manifests.ts';
import { fakeShell } from '../../support/fake-shell.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporary-folder.ts';

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What is in the file afterwards. */
  readonly text: string;
}

interface Setting {
  readonly resource?: string;
  readonly dryRun?: boolean;
  readonly variables?: Readonly<Record<string, string>>;
}

function inFolder(text: string): TemporaryFolder {
  return temporaryFolder({ 'a.yaml': text });
}

async function set(
  folder: TemporaryFolder,
  images: readonly string[],
  { resource = 'Service/web', dryRun = false, variables = {} }: Setting = {},
): Promise<Outcome> {
  const { shell, aws, out, err, drive } = fakeShell({
    onDisk: true,
    variables,
    settings: { manifests: [folder.path] },
  });
  const code = await drive(runCommand(shell, () => setImage(shell, { resource, images, dryRun })));
  expect(aws.calls).toEqual([]);
  return { code, out: out(), err: err(), text: readFileSync(folder.at('a.yaml'), 'utf8') };
}

const manifests = demoManifests();
const sidecar = manifests.replace(
  '    - name: app',
  '    - { name: log, image: "fluent:1" } # ships lines\n    - name: app',
);
const withRepository = (image: string) =>
  `apiVersion: evenkeel/v1\nkind: Repository\nmetadata: { name: app }\nspec: { repositoryName: demo/app }\n---${manifests
    .replace('registry.example.com/demo/web:v1', image)
    .replace('networkMode', 'executionRoleArn: arn:aws:iam::111122223333:role/pull\n  networkMode')}`;

describe('set image', () => {
  it.each(['Service/web', 'TaskDefinition/web', 'services/web', 'web'])(
    'of %s edits the task definition',
    async (resource) => {
      const { code, out, err, text } = await set(inFolder(manifests), ['app=nginx:1.30'], { resource });
      expect(code).toBe(0);
      expect(text).toBe(manifests.replace('registry.example.com/demo/web:v1', 'nginx:1.30'));
      expect(out).toMatch(/a\.yaml:\d+ {2}TaskDefinition\/web\n {2}- containerDefinitions\[app\]\.image: "registry/);
      expect(out).toContain('  + containerDefinitions[app].image: "nginx:1.30"\n');
      expect(err).toContain('Commit it; the controller applies it, or run `evenkeel apply`.');
    },
  );

  it('needs no container where there is one', async () => {
    const { text } = await set(inFolder(manifests), ['nginx:1.30']);
    expect(text).toContain('image: nginx:1.30\n');
  });

  it('edits several, and keeps quotes and comments', async () => {
    const { text } = await set(inFolder(sidecar), ['log=fluent:2', 'app=:v2']);
    expect(text).toBe(sidecar.replace('fluent:1', 'fluent:2').replace('web:v1', 'web:v2'));
  });

  it('only prints the edit in a dry run', async () => {
    const { code, out, err, text } = await set(inFolder(manifests), ['app=:v2'], { dryRun: true });
    expect({ code, err, text }).toEqual({ code: 0, err: '', text: manifests });
    expect(out).toContain('+ containerDefinitions[app].image: "registry.example.com/demo/web:v2"');
  });

  it('says that the same image is there, and leaves the file alone', async () => {
    const { code, out, err, text } = await set(inFolder(manifests), ['app=:v1']);
    expect({ code, out, text }).toEqual({ code: 0, out: '', text: manifests });
    expect(err).toBe('app of TaskDefinition/web runs registry.example.com/demo/web:v1 already.\n');
  });

  it('edits the file that specFrom names', async () => {
    const definition = (image: string) =>
      `${JSON.stringify({ requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc', cpu: '256', memory: '512', containerDefinitions: [{ name: 'app', image }] }, null, 2)}\n`;
    const wrapper = 'apiVersion: evenkeel/v1\nkind: TaskDefinition\nmetadata: { name: web }\nspecFrom: ./web.json\n';
    const folder = temporaryFolder({ 'a.yaml': wrapper, 'web.json': definition('a:1') });
    const { code, text } = await set(folder, [':2'], { resource: 'web' });
    expect({ code, text }).toEqual({ code: 0, text: wrapper });
    expect(readFileSync(folder.at('web.json'), 'utf8')).toBe(definition('a:2'));
  });
});

describe('set image with a tag or digest alone', () => {
  const digest = `@sha256:${'0'.repeat(64)}`;

  it.each([
    ['a tag', 'localhost:5000/web:v1', ':v2', 'localhost:5000/web:v2'],
    ['no tag', 'localhost:5000/web', ':v2', 'localhost:5000/web:v2'],
    ['a digest', `web:v1${digest}`, ':v2', 'web:v2'],
    ['a tag by a digest', 'web:v1', digest, `web${digest}`],
    ['a variable before it', '${registry}/web:v1', ':v2', '${registry}/web:v2'],
    ['a variable in its place', 'web:${tag}', ':v2', 'web:v2'],
    ['a whole variable', '${whole}', ':v2', 'example.com/web:v2'],
    [
      'a variable of AWS',
      '${account}.dkr.ecr.${region}.amazonaws.com/web:${tag}',
      ':v2',
      '${account}.dkr.ecr.${region}.amazonaws.com/web:v2',
    ],
  ])('replaces %s', async (_, before, given, after) => {
    const withImage = (image: string) =>
      manifests
        .replace('registry.example.com/demo/web:v1', `"${image}" # kept`)
        .replace('networkMode', 'executionRoleArn: arn:aws:iam::111122223333:role/pull\n  networkMode');
    const variables = { registry: 'example.com', tag: 'v1', whole: 'example.com/web:v1' };
    const { code, text } = await set(inFolder(withImage(before)), [`app=${given}`], { variables });
    expect({ code, text }).toEqual({ code: 0, text: withImage(after) });
  });

  it('keeps the reference to a repository', async () => {
    const { text } = await set(inFolder(withRepository('ref:Repository/app:v1')), [':v2']);
    expect(text).toBe(withRepository('ref:Repository/app:v2'));
  });
});

describe('set image takes', () => {
  it('a reference to a repository', async () => {
    const { code, text } = await set(inFolder(withRepository('web:v1')), ['ref:Repository/app:v2']);
    expect({ code, text }).toEqual({ code: 0, text: withRepository('ref:Repository/app:v2') });
  });

  it('a variable, and fills it in at the next reading', async () => {
    const folder = inFolder(manifests);
    await set(folder, ['app=web:${tag}'], { variables: { tag: 'v7' } });
    const { err } = await set(folder, ['app=web:v7'], { variables: { tag: 'v7' } });
    expect(err).toContain('runs web:v7 already');
  });
});

describe('set image refuses', () => {
  it.each([
    ['an unknown container', sidecar, ['ap=:v2'], 'TaskDefinition/web has no container ap', 'did you mean app?'],
    ['to guess the container', sidecar, [':v2'], 'has several containers', 'its containers are log, app'],
    ['two images for one', manifests, ['app=:v2', ':v3'], 'two images are given for app', 'Give each container one.'],
    ['what is no image', manifests, ['app=a b'], 'does not name an image', 'write CONTAINER=IMAGE'],
    ['no image', manifests, ['app='], 'does not name an image', 'write CONTAINER=IMAGE'],
    [
      'a reference to nothing',
      withRepository('a'),
      ['ref:Repository/ap:v1'],
      'no manifest Repository/ap',
      'did you mean ref:Repository/app?',
    ],
  ])('%s', async (_, text, images, title, fix) => {
    const outcome = await set(inFolder(text), images);
    expect(outcome).toMatchObject({ code: 64, out: '', text });
    expect(outcome.err).toContain(title);
    expect(outcome.err).toContain(fix);
  });

  it.each([
    ['Service/wib', 'did you mean Service/web?'],
    ['Servce/web', 'did you mean Service?'],
    ['Cluster/demo', 'those that have are'],
  ])('%s, which has no containers', async (resource, fix) => {
    const { code, err } = await set(inFolder(manifests), [':v2'], { resource });
    expect(code).toBe(64);
    expect(err).toContain(fix);
  });

  it('a name that leads to several', async () => {
    const text = `${manifests}---${manifests.split('---')[1]?.replace('name: web', 'name: other')}`.replace(
      'taskDefinition: ref:TaskDefinition/web',
      'taskDefinition: ref:TaskDefinition/other',
    );
    const { code, err } = await set(inFolder(text), [':v2'], { resource: 'web' });
    expect(code).toBe(64);
    expect(err).toContain('write one of Service/web, TaskDefinition/web');
  });

  it('manifests with errors', async () => {
    const { code } = await set(inFolder(manifests.replace('desiredCount', 'desiredCont')), [':v2']);
    expect(code).toBe(3);
  });
});
