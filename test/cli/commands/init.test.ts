import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { apply } from '../../../src/cli/commands/apply.ts';
import { type InitRequest, init } from '../../../src/cli/commands/init.ts';
import { recipes, type Workflow, workflows } from '../../../src/cli/init/recipes.ts';
import { runProgram } from '../../../src/cli/program.ts';
import { type FakeShell, fakeShell } from '../../support/fake-shell.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const remote = {
  url: 'https://github.com/example/infrastructure',
  host: 'github.com',
  slug: 'example/infrastructure',
  prefix: '',
  branch: 'main',
};

async function initialised(
  request: InitRequest = {},
  options: Parameters<typeof fakeShell>[0] = {},
): Promise<FakeShell> {
  const fake = fakeShell(options);
  Object.assign(fake.shell, { remote: async () => remote });
  expect(await fake.drive(init(fake.shell, request))).toBe(0);
  return fake;
}

/** The command lines of evenkeel in a workflow. */
function commandLines(text: string): string[] {
  return [...text.matchAll(/(?:^|run: |- )(evenkeel (?!ci\b.*#)[a-z].*)$/gm)].map(([, line = '']) => line);
}

describe('init', () => {
  it('writes manifests that are valid and that the simulator takes', async () => {
    const fake = await initialised();
    const folder = temporaryFolder(Object.fromEntries(fake.disk));
    const variables = parse(fake.disk.get('evenkeel.yaml') ?? '').vars;
    const user = fakeShell({ onDisk: true, variables: { ...variables, account: '111122223333', region: 'eu-west-1' } });
    const request = { paths: [folder.at('manifests')], targets: [], autoApprove: true, wait: false };
    expect(await user.drive(apply(user.shell, request))).toBe(0);
    expect(user.err()).not.toMatch(/Error|Warning/);
    expect(user.aws.calls.filter(({ operation }) => operation === 'CreateService')).toHaveLength(2);
  });

  it('runs the controller without root, without capabilities, without a file system to write to, and watched', async () => {
    const fake = await initialised();
    const documents = parseAllDocuments(fake.disk.get('manifests/evenkeel.yaml') ?? '', { merge: true }).map(
      (document) => document.toJS(),
    );
    const { containerDefinitions } = documents.find(({ kind }) => kind === 'TaskDefinition').spec;
    for (const container of containerDefinitions) {
      expect(container).toMatchObject({
        readonlyRootFilesystem: true,
        linuxParameters: { capabilities: { drop: ['ALL'] } },
      });
      expect(container.user).not.toMatch(/^(root|0)/);
    }
    expect(containerDefinitions.at(-1)).toHaveProperty('healthCheck');
    const { desiredCount, deploymentConfiguration } = documents.find(({ kind }) => kind === 'Service').spec;
    expect({ desiredCount, ...deploymentConfiguration }).toEqual({
      desiredCount: 1,
      deploymentCircuitBreaker: { enable: true, rollback: true },
    });
  });

  it.each(workflows.filter((name) => name !== 'none'))(
    'writes a workflow for %s whose commands exist',
    async (workflow) => {
      const fake = await initialised({ workflow });
      const path = recipes.find((recipe) => recipe.workflow === workflow)?.path ?? '';
      const text = fake.disk.get(path) ?? '';
      expect(parse(text)).toBeTypeOf('object');
      const lines = commandLines(text);
      expect(lines.length).toBeGreaterThan(2);
      for (const line of lines) {
        const { shell } = fakeShell();
        const args = line
          .split(' ')
          .slice(1)
          .map((word) => word.replaceAll('"', ''));
        const host = { version: '1', stdout: shell.stdout, stderr: shell.stderr, open: async () => 0 };
        expect([line, await runProgram(args, host)]).toEqual([line, 0]);
      }
    },
  );

  it.each<Workflow>(['github', 'gitlab', 'bitbucket'])('gives no credentials to forks on %s', async (workflow) => {
    const fake = await initialised({ workflow });
    const texts = [...fake.disk].filter(([path]) => /github|gitlab|bitbucket/.test(path)).map(([, text]) => text);
    expect(texts.join('')).not.toContain('pull_request_target');
  });

  it('leaves no blank open', async () => {
    for (const workflow of workflows) {
      const fake = await initialised({ workflow });
      for (const [path, text] of fake.disk) expect([path, /__[A-Z]+__/.exec(text)]).toEqual([path, null]);
    }
  });

  it('tells the workflow by the remote', async () => {
    const fake = await initialised();
    expect([...fake.disk.keys()]).toContain('.github/workflows/evenkeel.yaml');
    expect(fake.disk.get('iam/plan-trust.json')).toContain('repo:example/infrastructure:pull_request');
  });

  it('says where the workflow has to be when the folder is not the top of the repository', async () => {
    const fake = fakeShell();
    Object.assign(fake.shell, { remote: async () => ({ ...remote, prefix: 'deploy/' }) });
    expect(await fake.drive(init(fake.shell, {}))).toBe(0);
    expect(fake.err()).toContain('Move the workflow to the top of the repository');
    expect(fake.err()).toContain('evenkeel -C deploy/');
  });

  it('changes nothing when it is run again, and then does not say what to do next', async () => {
    const fake = await initialised();
    const before = new Map(fake.disk);
    fake.forget();
    expect(await fake.drive(init(fake.shell, {}))).toBe(0);
    expect(fake.disk).toEqual(before);
    expect(fake.out()).not.toMatch(/created|overwritten|kept/);
    expect(fake.err()).toBe('');
  });

  it.each([
    [undefined, 'mine', 'kept'],
    [false, 'mine', 'kept'],
    [true, undefined, 'overwritten'],
  ])('overwrites what somebody has written only with consent (%s)', async (answer, text, placed) => {
    const fake = fakeShell(answer === undefined ? {} : { answer });
    fake.disk.set('evenkeel.yaml', 'mine');
    expect(await fake.drive(init(fake.shell, {}))).toBe(0);
    if (text) expect(fake.disk.get('evenkeel.yaml')).toBe(text);
    else expect(fake.disk.get('evenkeel.yaml')).toContain('subnets');
    expect(fake.out()).toMatch(new RegExp(`evenkeel\\.yaml +${placed}`));
  });

  it.each([
    ['deploy', 'deploy/hello.yaml'],
    ['../above', 'manifests/hello.yaml'],
    ['.', 'manifests/hello.yaml'],
  ])('writes manifests where the settings that are there say (%s)', async (manifests, path) => {
    const fake = fakeShell({ settings: { manifests: [manifests] } });
    expect(await fake.drive(init(fake.shell, {}))).toBe(0);
    expect([...fake.disk.keys()].filter((file) => file.endsWith('hello.yaml'))).toEqual([path]);
  });

  it('says which file could not be written, why, and what is there already', async () => {
    const fake = fakeShell();
    const { writeNew } = fake.shell;
    const refusing: FakeShell['shell']['writeNew'] = async (files) =>
      files.has('manifests/evenkeel.yaml') ? 'EACCES: permission denied' : writeNew(files);
    Object.assign(fake.shell, { writeNew: refusing });
    expect(await fake.drive(init(fake.shell, {}))).toBe(1);
    expect(fake.err()).toContain('Error: manifests/evenkeel.yaml could not be written');
    expect(fake.err()).toContain('EACCES: permission denied');
    expect(fake.err()).not.toMatch(/defect|Next/);
    expect(fake.out()).toMatch(/evenkeel\.Dockerfile +created/);
  });

  it('says what it wrote before a cluster was not found', async () => {
    const fake = fakeShell();
    expect(await fake.drive(init(fake.shell, { fromCluster: 'nowhere' }))).toBe(1);
    expect(fake.err()).toContain('AWS has no Cluster nowhere here');
    expect(fake.out()).toMatch(/evenkeel\.yaml +created/);
  });

  it('does not bring the example back that somebody has removed', async () => {
    const fake = await initialised();
    fake.disk.delete('manifests/hello.yaml');
    fake.disk.set('manifests', '');
    await fake.drive(init(fake.shell, {}));
    expect(fake.disk.has('manifests/hello.yaml')).toBe(false);
  });
});
