import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Bundle, bundled, type Ended, runIn } from '../support/bundle.ts';
import { demoManifests, logGroupManifest } from '../support/demo-manifests.ts';
import { type FakeForge, fakeForge } from '../support/forge/fake-forge.ts';
import { simulatedAccount } from '../support/simulated-account.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let bundle: Bundle;

beforeAll(async () => {
  bundle = await bundled();
  cpSync(join(root, 'action'), join(bundle.release, 'action'), { recursive: true });
}, 120_000);
afterAll(() => bundle.remove());

function node(args: readonly string[], folder: string, env: Record<string, string> = {}): Promise<Ended> {
  return runIn(folder, [process.execPath, ...args], env);
}

describe('the bundled program', () => {
  it('validates in a folder with nothing but manifests', async () => {
    const folder = temporaryFolder({ 'manifests/a.yaml': demoManifests() });
    expect(await node([bundle.program, 'validate'], folder.path)).toMatchObject({ code: 0, err: '' });
  });

  it('plans, and comments the plan', async () => {
    const folder = temporaryFolder({ 'manifests/a.yaml': demoManifests() });
    const fake = await fakeForge('gitlab');
    const planned = await node([bundle.program, 'plan', '--out', 'plan.json'], folder.path, await simulatedAccount());
    expect(planned).toMatchObject({ code: 0, out: expect.stringContaining('Plan: 3 to create') });
    const commented = await node([bundle.program, 'ci', 'comment'], folder.path, fake.environment);
    expect(commented).toEqual({ code: 0, out: 'Commented\n', err: '' });
    expect(fake.comments[0]?.body).toContain('### evenkeel plan: `manifests`');
  });

  it('has the licences of everything in it', () => {
    const licences = readFileSync(join(bundle.folder, 'THIRD-PARTY-LICENSES'), 'utf8');
    for (const name of ['commander', 'yaml', '@aws-sdk/client-ecs', 'hono']) expect(licences).toContain(`\n${name} `);
    expect(readFileSync(join(bundle.folder, 'LICENSE'), 'utf8')).toContain('Apache License');
  });

  it('reads nothing of AWS for what needs no AWS', () => {
    const entry = readFileSync(bundle.program, 'utf8');
    const parts = readdirSync(join(bundle.folder, 'parts')).length;
    expect(parts).toBeGreaterThan(20);
    expect(entry).not.toContain('DescribeServicesCommand');
  });
});

interface Job {
  readonly ended: Ended;
  /** What the action gives to the steps that follow. */
  readonly outputs: Record<string, string>;
  readonly page: string;
}

interface JobOptions {
  readonly inputs?: Record<string, string>;
  readonly event?: object;
  readonly fake?: FakeForge;
  readonly environment?: Record<string, string>;
  readonly manifests?: string;
  /** More files of the repository. */
  readonly files?: Record<string, string>;
}

const own = {
  pull_request: { number: 7, head: { repo: { full_name: 'acme/shop' } }, base: { repo: { full_name: 'acme/shop' } } },
};
const fork = { pull_request: { ...own.pull_request, head: { repo: { full_name: 'stranger/shop' } } } };

/** Runs the action as the runner does. */
async function job({
  inputs = {},
  event = own,
  fake,
  environment = {},
  manifests = demoManifests(),
  files = {},
}: JobOptions): Promise<Job> {
  const folder = temporaryFolder({
    'event.json': JSON.stringify(event),
    output: '',
    'page.md': '',
    'manifests/a.yaml': manifests,
    ...files,
  });
  const { inputs: declared } = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
  const given = Object.keys(declared).map((name) => {
    const value = inputs[name] ?? (name === 'github-token' ? 'ghs_ours' : declared[name].default);
    return [`INPUT_${name.toUpperCase()}`, String(value)] as const;
  });
  const { GITHUB_TOKEN: _token, ...forge } = fake?.environment ?? {};
  const ended = await node([join(bundle.release, 'action', 'main.mjs')], folder.path, {
    ...{ GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: folder.at('event.json') },
    ...{ GITHUB_OUTPUT: folder.at('output'), GITHUB_STEP_SUMMARY: folder.at('page.md'), RUNNER_TEMP: folder.path },
    ...{ GITHUB_WORKSPACE: folder.path, ...Object.fromEntries(given), ...forge, ...environment },
  });
  const written = readFileSync(folder.at('output'), 'utf8').matchAll(/^(.*)<<(.*)\n([\s\S]*?)\n\2$/gm);
  const outputs = Object.fromEntries([...written].map(([, name, , value]) => [name, value]));
  return { ended, outputs, page: readFileSync(folder.at('page.md'), 'utf8') };
}

describe('the action', () => {
  it('has no expression where the runner refuses one', () => {
    const { inputs, ...others } = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
    const { default: token, ...described } = inputs['github-token'];
    expect(token).toBe('${{ github.token }}');
    expect(JSON.stringify([others, { ...inputs, 'github-token': described }])).not.toContain('${{');
  });

  it('plans, shows the plan everywhere, and gives it to the next steps', async () => {
    const fake = await fakeForge('github');
    const { ended, outputs, page } = await job({ fake, environment: await simulatedAccount() });
    expect(ended).toMatchObject({ code: 0, err: expect.not.stringContaining('Error') });
    expect(page).toContain('**Plan:** 3 to create');
    expect(fake.comments[0]?.body).toContain('**Plan:** 3 to create');
    expect(outputs).toMatchObject({
      'has-changes': 'true',
      'exit-code': '0',
      'plan-hash': expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(JSON.parse(outputs.summary ?? '')).toMatchObject({ create: 3, update: 0 });
    expect(JSON.parse(readFileSync(join(outputs['plan-file'] ?? ''), 'utf8')).kind).toBe('Plan');
  });

  it('keeps a comment for each environment', async () => {
    const fake = await fakeForge('github');
    const environment = await simulatedAccount();
    for (const env of ['staging', 'prod']) {
      const overlay = `apiVersion: evenkeel/v1\nkind: Overlay\nmetadata: { name: ${env} }\nbases: [../manifests]\n`;
      const files = { [`envs/${env}.yaml`]: overlay };
      expect((await job({ fake, environment, files, inputs: { env } })).ended).toMatchObject({ code: 0 });
    }
    expect(fake.comments.map(({ body }) => /^### .*$/m.exec(body)?.[0])).toEqual([
      '### evenkeel plan: `staging` `manifests`',
      '### evenkeel plan: `prod` `manifests`',
    ]);
  });

  it('does not comment where it is told not to', async () => {
    const fake = await fakeForge('github');
    const { ended } = await job({ fake, inputs: { comment: 'false' }, environment: await simulatedAccount() });
    expect(ended.code).toBe(0);
    expect(fake.arrived).toEqual([]);
  });

  it('asks neither AWS nor GitHub in a pull request from a fork', async () => {
    const fake = await fakeForge('github');
    const { ended, outputs, page } = await job({
      fake,
      event: fork,
      environment: { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' },
    });
    expect(ended.code).toBe(0);
    expect(page).toContain('**Offline plan:** 3 resources described');
    expect(fake.arrived).toEqual([]);
    expect(outputs).toEqual({ 'exit-code': '0' });
  });

  it('takes a fork whose repository is gone for a fork', async () => {
    const gone = { pull_request: { ...own.pull_request, head: { repo: null } } };
    expect((await job({ event: gone })).page).toContain('**Offline plan:**');
  });

  it('annotates what is wrong with manifests, and goes no further', async () => {
    const fake = await fakeForge('github');
    const bad = logGroupManifest('web', { spec: '{ logGroupNam: /a }' });
    const { ended, outputs } = await job({ fake, manifests: bad });
    expect(ended).toMatchObject({ code: 3, out: expect.stringContaining('::error file=manifests/a.yaml,line=5,') });
    expect(outputs).toEqual({ 'exit-code': '3' });
    expect(fake.arrived).toEqual([]);
  });

  it('applies when told to', async () => {
    const environment = await simulatedAccount();
    const { ended } = await job({ inputs: { command: 'apply' }, manifests: logGroupManifest('web'), environment });
    expect(ended).toMatchObject({ code: 0, out: expect.stringContaining('Applied 1 change') });
  });

  it('lets nothing that is printed be a command to the runner', async () => {
    const { ended } = await job({ inputs: { comment: 'false' }, environment: await simulatedAccount() });
    const [, end] = /^::stop-commands::(\S+)$/m.exec(ended.out) ?? [];
    expect(ended.out.indexOf('Plan: 3 to create')).toBeGreaterThan(ended.out.indexOf(`::stop-commands::${end}`));
    expect(ended.out.indexOf('Plan: 3 to create')).toBeLessThan(ended.out.indexOf(`::${end}::`));
  });

  it('nor the plan, where the page of the job has no room for it', async () => {
    const files = { 'page.md': 'x'.repeat(1_048_576) };
    const { ended } = await job({ inputs: { comment: 'false' }, environment: await simulatedAccount(), files });
    const quiet = [...ended.out.matchAll(/^::stop-commands::(\S+)\n([\s\S]*?)^::\1::$/gm)].map(([, , text]) => text);
    expect(quiet).toContainEqual(expect.stringContaining('### evenkeel plan: '));
  });

  it.each([
    ['pull_request_target', { environment: { GITHUB_EVENT_NAME: 'pull_request_target' } }],
    ['must be one of validate, plan, apply', { inputs: { command: 'destroy' } }],
  ])('refuses: %s', async (said, options) => {
    const { ended } = await job(options);
    expect(ended).toMatchObject({
      code: 64,
      out: expect.stringMatching(new RegExp(`^::error title=evenkeel::.*${said}`)),
    });
  });

  it('takes no input for a flag or a command line', async () => {
    const { ended } = await job({ inputs: { command: 'validate', path: '--help\n$(touch owned)' } });
    expect(ended.code).toBe(3);
    expect(ended.out).toContain('$(touch owned)');
    expect(ended.out).not.toContain('Usage');
  });

  it('says that a revision without a bundle is no release', async () => {
    const bare = temporaryFolder();
    mkdirSync(bare.at('action'));
    writeFileSync(bare.at('action/main.mjs'), readFileSync(join(root, 'action', 'main.mjs')));
    expect(existsSync(bare.at('dist'))).toBe(false);
    expect(await node([bare.at('action/main.mjs')], bare.path)).toMatchObject({
      code: 64,
      out: expect.stringContaining('use a release'),
    });
  });
});
