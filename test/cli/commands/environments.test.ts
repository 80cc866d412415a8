import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { apply } from '../../../src/cli/commands/apply.ts';
import { fmt } from '../../../src/cli/commands/fmt.ts';
import { get } from '../../../src/cli/commands/get.ts';
import { plan } from '../../../src/cli/commands/plan.ts';
import { render } from '../../../src/cli/commands/render.ts';
import { setImage } from '../../../src/cli/commands/set/image.ts';
import { status } from '../../../src/cli/commands/status.ts';
import { validate } from '../../../src/cli/commands/validate.ts';
import { runCommand } from '../../../src/cli/run-command.ts';
import type { Shell } from '../../../src/cli/shell.ts';
import { fakeShell } from '../../support/fake-shell.ts';
import type { SimulatedAws } from '../../support/simulated-aws.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporary-folder.ts';

const head = (kind: string, name: string) => `apiVersion: evenkeel/v1\nkind: ${kind}\nmetadata: { name: ${name} }\n`;
const task = `${head('TaskDefinition', 'web')}spec:
  family: web-\${stage}
  requiresCompatibilities: [FARGATE]
  networkMode: awsvpc
  cpu: "256"
  memory: "512"
  containerDefinitions: [{ name: app, image: "nginx:1" }] # the only one
`;
const group = (name: string) => `${head('LogGroup', name)}spec: { logGroupName: "/\${stage}/${name}" }\n`;
const overlay = (stage: string, rest = '') => `${head('Overlay', stage)}vars: { stage: ${stage} }\n${rest}`;

const repository = (files: Readonly<Record<string, string>> = {}) =>
  temporaryFolder({
    '.git/HEAD': '',
    'manifests/logs.yaml': group('logs'),
    'envs/prod.yaml': overlay('prod'),
    'envs/staging.yaml': overlay('staging'),
    ...files,
  });

function shellIn(folder: TemporaryFolder, env: string | undefined, aws?: SimulatedAws) {
  const settings = { env, envs: folder.at('envs'), manifests: [folder.at('manifests')] };
  const fake = fakeShell({ onDisk: true, settings, ...(aws ? { aws } : {}) });
  const run = async (command: (shell: Shell) => Promise<number>) => {
    fake.forget();
    const code = await fake.drive(runCommand(fake.shell, command));
    return {
      code,
      out: fake.out().replaceAll(`${folder.path}/`, ''),
      err: fake.err().replaceAll(`${folder.path}/`, ''),
    };
  };
  return { ...fake, run };
}

const look = { paths: [], targets: [], offline: false, output: 'text', exitCode: false, showUnchanged: false } as const;
const doIt = { paths: [], targets: [], autoApprove: true, wait: true };
const writes = (aws: SimulatedAws) =>
  aws.calls.filter(({ operation }) => /^(Create|Put|Register|Update|Delete|Tag)/.test(operation));

describe('a run in an environment', () => {
  it('plans what the overlay makes of the manifests, and says which environment it is', async () => {
    const { run } = shellIn(repository(), 'prod');
    const text = await run((shell) => plan(shell, look));
    expect(text).toMatchObject({ code: 0, err: '' });
    expect(text.out).toMatch(/^env {6}prod$/m);
    const json = JSON.parse((await run((shell) => plan(shell, { ...look, output: 'json' }))).out);
    expect(json).toMatchObject({ request: { env: 'prod' }, changes: [{ id: 'LogGroup/logs', action: 'create' }] });
    expect(JSON.parse((await run((shell) => status(shell, { output: 'json' }))).out)).toMatchObject({ env: 'prod' });
    const checked = await run((shell) => validate(shell, { paths: [], output: 'json', warningsAsErrors: false }));
    expect(JSON.parse(checked.out)).toMatchObject({ env: 'prod', valid: true });
    const offline = await run((shell) => plan(shell, { ...look, offline: true }));
    expect(offline.out).toContain('env      prod\n');
  });

  it('never prunes what another environment in the same account owns', async () => {
    const folder = repository();
    const staging = shellIn(folder, 'staging');
    await staging.run((shell) => apply(shell, doIt));
    const prod = shellIn(folder, 'prod', staging.aws);
    const pruning = {
      ...prod.shell,
      config: { ...prod.shell.config, values: { ...prod.shell.config.values, prune: true } },
    };
    const { code, out } = await prod.run(() => apply(pruning, doIt));
    expect({ code, pruned: out.includes('would be destroyed') }).toEqual({ code: 0, pruned: false });
    expect(await listed(staging)).toContain('/staging/logs');
    expect(await listed(prod)).toContain('/prod/logs');
  });

  it('is refused in another account before anything but that is asked', async () => {
    const { run, aws } = shellIn(
      repository({ 'envs/prod.yaml': overlay('prod', 'account: "999988887777"\n') }),
      'prod',
    );
    for (const command of [
      (shell: Shell) => plan(shell, look),
      (shell: Shell) => apply(shell, doIt),
      (shell: Shell) => get(shell, { output: 'text', watch: false }),
    ]) {
      const { code, err } = await run(command);
      expect(code).toBe(7);
      expect(err).toContain('The environment belongs to another account or region');
      expect(err).toContain(
        'envs/prod.yaml:5: prod belongs to account 999988887777, and the credentials are for 111122223333',
      );
      expect(err).toContain('--env');
    }
    expect(new Set(aws.calls.map(({ operation }) => operation))).toEqual(new Set(['GetCallerIdentity']));
  });

  it('is refused in another region', async () => {
    const { run, aws } = shellIn(repository({ 'envs/prod.yaml': overlay('prod', 'region: us-east-1\n') }), 'prod');
    const { code, err } = await run((shell) => apply(shell, doIt));
    expect(code).toBe(7);
    expect(err).toContain('prod belongs to region us-east-1, and the region that would be called is eu-west-1');
    expect(writes(aws)).toEqual([]);
  });

  it('says what is wrong with an overlay before it asks AWS anything', async () => {
    const { run, aws } = shellIn(repository({ 'envs/prod.yaml': overlay('prod', 'acount: "1"\n') }), 'prod');
    const { code, err } = await run((shell) => plan(shell, look));
    expect(code).toBe(3);
    expect(err).toContain('envs/prod.yaml:5:1');
    expect(err).toContain('did you mean "account"?');
    expect(await run((shell) => get(shell, { output: 'text', watch: false }))).toMatchObject({ code: 3 });
    expect(aws.calls).toEqual([]);
  });
});

async function listed({ run }: Pick<ReturnType<typeof shellIn>, 'run'>): Promise<string> {
  return (await run((shell) => get(shell, { output: 'json', watch: false }))).out;
}

describe('without an environment', () => {
  const shared = { 'manifests/logs.yaml': `${head('LogGroup', 'logs')}spec: { logGroupName: /demo/logs }\n` };

  it('overlays are checked and are no resources', async () => {
    const folder = repository({ ...shared, 'manifests/prod.yaml': overlay('prod') });
    const { run, aws } = shellIn(folder, undefined);
    expect(await run((shell) => apply(shell, doIt))).toMatchObject({ code: 0 });
    expect(await listed({ run })).not.toContain('Overlay');
    folder.write('manifests/prod.yaml', overlay('prod', 'images: [{ name: web }]\n'));
    const before = aws.calls.length;
    expect(await run((shell) => plan(shell, look))).toMatchObject({
      code: 3,
      err: expect.stringContaining('manifests/prod.yaml:5:10'),
    });
    expect(aws.calls).toHaveLength(before);
  });
});

describe('a saved plan', () => {
  it('is refused for another environment', async () => {
    const folder = repository();
    const prod = shellIn(folder, 'prod');
    await prod.run((shell) => plan(shell, { ...look, out: 'plan.json' }));
    const saved = prod.disk.get('plan.json') ?? '';
    for (const [env, name] of [
      ['staging', 'the environment "staging"'],
      [undefined, 'no environment'],
    ] as const) {
      const other = shellIn(folder, env, prod.aws);
      other.disk.set('plan.json', saved);
      const { code, err } = await other.run((shell) => apply(shell, { ...doIt, paths: ['plan.json'] }));
      expect(code).toBe(7);
      expect(err).toContain(`it was made for the environment "prod", and this is for ${name}`);
      expect(err).toContain('--env prod');
    }
    expect(await prod.run((shell) => apply(shell, { ...doIt, paths: ['plan.json'] }))).toMatchObject({ code: 0 });
  });
});

describe('a plan against a base', () => {
  const git = (folder: TemporaryFolder, ...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-C', folder.path, ...args]);

  it('reads the overlay and the bases of that commit', async () => {
    const folder = temporaryFolder({
      'base/logs.yaml': group('logs'),
      'manifests/none.yaml': group('none'),
      'envs/prod.yaml': overlay('prod', 'bases: [../base]\n'),
    });
    git(folder, 'init', '-q');
    git(folder, 'add', '-A');
    git(folder, 'commit', '-qm', 'first');
    const first = shellIn(folder, 'prod');
    await first.run((shell) => apply(shell, doIt));
    folder.write(
      'envs/prod.yaml',
      overlay(
        'prod',
        'bases: [../base]\npatches: [{ target: { kind: LogGroup, name: logs }, merge: { spec: { retentionInDays: 7 } } }]\n',
      ),
    );
    const { code, out } = await first.run((shell) => plan(shell, { ...look, base: 'HEAD' }));
    expect(code).toBe(0);
    expect(out).toContain('LogGroup/logs');
    expect(out).not.toContain('Drift');
    expect(out).toMatch(/retentionInDays/);
    const before = first.aws.calls.length;
    const offline = await first.run((shell) => plan(shell, { ...look, base: 'HEAD', offline: true }));
    expect(offline).toMatchObject({ code: 0, out: expect.stringMatching(/^env {6}prod$[\s\S]*retentionInDays/m) });
    expect(first.aws.calls).toHaveLength(before);
  });

  it.each([false, true])(
    'takes an environment that the base does not have for all new (offline: %s)',
    async (offline) => {
      const folder = temporaryFolder({
        'base/logs.yaml': group('logs'),
        'envs/staging.yaml': overlay('staging', 'bases: [../base]\n'),
      });
      git(folder, 'init', '-q');
      git(folder, 'add', '-A');
      git(folder, 'commit', '-qm', 'first');
      folder.write('envs/prod.yaml', overlay('prod', 'bases: [../base]\n'));
      const { run } = shellIn(folder, 'prod');
      expect(await run((shell) => plan(shell, { ...look, base: 'HEAD', offline }))).toMatchObject({
        code: 0,
        out: expect.stringMatching(/\+ LogGroup\/logs +create/),
      });
    },
  );
});

describe('render', () => {
  const files = {
    'manifests/web.yaml': task,
    'envs/prod.yaml': overlay(
      'prod',
      [
        'images: [{ name: nginx, newTag: "2" }]\n',
        'patches: [{ target: { kind: TaskDefinition, name: web }, merge: { metadata: { labels: { a: b } }, spec: { memory: "1024",',
        ' containerDefinitions: [{ name: app, command: ["echo $${HOME}"] }] } } }]\n',
      ].join(''),
    ),
  };

  it('prints the manifests as they count, which give the same again', async () => {
    const folder = repository(files);
    const { run } = shellIn(folder, 'prod');
    const { code, out, err } = await run((shell) => render(shell, { paths: [], targets: [], output: 'yaml' }));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('# manifests/web.yaml:1\napiVersion: evenkeel/v1\nkind: TaskDefinition\n');
    expect(out).toContain('metadata: { name: web, labels: { a: b } }');
    expect(out).toContain('family: web-prod');
    expect(out).toContain('image: nginx:2');
    expect(out).toContain('echo $${HOME}');
    const again = temporaryFolder({ 'manifests/all.yaml': out });
    const second = await shellIn(again, undefined).run((shell) =>
      render(shell, { paths: [], targets: [], output: 'yaml' }),
    );
    expect(second.err).toBe('');
    expect(second.out.replace(/^#.*$/gm, '')).toBe(out.replace(/^#.*$/gm, ''));
  });

  it('hides what looks like a secret, says so, and is not taken for the manifests afterwards', async () => {
    const secret = task.replace(
      'image: "nginx:1"',
      'image: "nginx:1", environment: [{ name: DB_PASSWORD, value: hunter2hunter2 }]',
    );
    const { run } = shellIn(repository({ 'manifests/web.yaml': secret }), 'prod');
    const { out, err } = await run((shell) => render(shell, { paths: [], targets: [], output: 'yaml' }));
    expect(out + err).not.toContain('hunter2');
    expect(err).toContain('hidden in 1 manifest: TaskDefinition/web');
    const again = shellIn(temporaryFolder({ 'manifests/all.yaml': out }), undefined);
    expect(await again.run((shell) => plan(shell, look))).toMatchObject({
      code: 3,
      err: expect.stringContaining('"(sensitive)" stands in the place of a secret'),
    });
  });

  it('prints only what is asked for, also as JSON', async () => {
    const { run } = shellIn(repository(files), 'prod');
    const { out } = await run((shell) => render(shell, { paths: [], targets: ['LogGroup/logs'], output: 'json' }));
    expect(JSON.parse(out)).toMatchObject({
      kind: 'Manifests',
      env: 'prod',
      manifests: [
        { kind: 'LogGroup', metadata: { name: 'logs' }, spec: { logGroupName: '/prod/logs' }, origin: { line: 1 } },
      ],
    });
    const { code, err } = await run((shell) => render(shell, { paths: [], targets: ['LogGroup/log'], output: 'yaml' }));
    expect({ code, err }).toMatchObject({ code: 64, err: expect.stringContaining('did you mean LogGroup/logs?') });
  });
});

describe('set image in an environment', () => {
  const set = (folder: TemporaryFolder, image: string) =>
    shellIn(folder, 'prod').run((shell) => setImage(shell, { resource: 'web', images: [image], dryRun: false }));
  const prod = (folder: TemporaryFolder) => readFileSync(folder.at('envs/prod.yaml'), 'utf8');

  it('adds an entry to the overlay and leaves the manifest as it is', async () => {
    const folder = repository({ 'manifests/web.yaml': task });
    const { code, out, err } = await set(folder, 'app=:2');
    expect(code).toBe(0);
    expect(out).toContain('+ containerDefinitions[app].image: "nginx:2"');
    expect(err).toContain('It is written into envs/prod.yaml');
    expect(err).toContain('run `evenkeel apply -e prod`');
    expect(readFileSync(folder.at('manifests/web.yaml'), 'utf8')).toBe(task);
    expect(prod(folder)).toBe(`${overlay('prod')}images:\n  - name: nginx\n    newTag: "2"\n`);
  });

  it('changes the entry that is there, with its comments', async () => {
    const folder = repository({
      'manifests/web.yaml': task,
      'envs/prod.yaml': overlay('prod', 'images:\n  - { name: nginx, newTag: "2" } # by CI\n'),
    });
    expect(await set(folder, ':3')).toMatchObject({ code: 0 });
    expect(prod(folder)).toBe(overlay('prod', 'images:\n  - { name: nginx, newTag: "3" } # by CI\n'));
    expect(await set(folder, `other@sha256:${'a'.repeat(64)}`)).toMatchObject({ code: 0 });
    expect(prod(folder)).toContain('newName: other');
    expect(prod(folder)).not.toContain('newTag');
    expect(await set(folder, `other@sha256:${'a'.repeat(64)}`)).toMatchObject({
      err: expect.stringContaining('runs other@sha256'),
    });
  });

  it('refuses an image without a tag', async () => {
    const folder = repository({ 'manifests/web.yaml': task });
    expect(await set(folder, 'nginx')).toMatchObject({
      code: 7,
      err: expect.stringContaining('does not end with one'),
    });
    expect(prod(folder)).toBe(overlay('prod'));
  });
});

describe('fmt', () => {
  it('formats overlays too, and keeps their comments', async () => {
    const rough = `kind: Overlay # prod\napiVersion: evenkeel/v1\nmetadata: {name: prod}\nvars:\n    stage: 'prod'\n`;
    const folder = repository({ 'envs/prod.yaml': rough });
    const { code, out } = await shellIn(folder, undefined).run((shell) => fmt(shell, { paths: [], check: false }));
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('envs/prod.yaml\n') });
    expect(readFileSync(folder.at('envs/prod.yaml'), 'utf8')).toBe(
      'apiVersion: evenkeel/v1\nkind: Overlay # prod\nmetadata: { name: prod }\nvars:\n  stage: prod\n',
    );
  });
});
