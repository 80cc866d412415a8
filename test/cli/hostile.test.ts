import {
  CreateClusterCommand,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
} from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { apply } from '../../src/cli/commands/apply.ts';
import { describe as describeResource } from '../../src/cli/commands/describe.ts';
import { events } from '../../src/cli/commands/events.ts';
import { get } from '../../src/cli/commands/get.ts';
import { logs } from '../../src/cli/commands/logs.ts';
import { type PlanRequest, plan } from '../../src/cli/commands/plan.ts';
import { status } from '../../src/cli/commands/status.ts';
import { validate } from '../../src/cli/commands/validate.ts';
import { wait } from '../../src/cli/commands/wait.ts';
import type { Shell } from '../../src/cli/shell.ts';
import type { JsonObject } from '../../src/lib/json.ts';
import { demoManifests } from '../support/demo-manifests.ts';
import { type FakeShell, fakeShell } from '../support/fake-shell.ts';
import { manifest, taskDefinitionSpec } from '../support/manifests.ts';

const planned: PlanRequest = {
  paths: [],
  targets: [],
  offline: false,
  output: 'text',
  exitCode: false,
  showUnchanged: true,
};

/** Every command that shows something of manifests or of AWS, in every format. */
const commands: readonly [string, (shell: Shell) => Promise<number>][] = [
  ...(['text', 'json', 'markdown'] as const).map((output): [string, (shell: Shell) => Promise<number>] => [
    `plan -o ${output}`,
    (shell) => plan(shell, { ...planned, output }),
  ]),
  ['plan --offline', (shell) => plan(shell, { ...planned, offline: true })],
  ...(['text', 'json', 'sarif', 'github'] as const).map((output): [string, (shell: Shell) => Promise<number>] => [
    `validate -o ${output}`,
    (shell) => validate(shell, { paths: [], output, warningsAsErrors: false }),
  ]),
  ...(['wide', 'json', 'yaml', 'name'] as const).map((output): [string, (shell: Shell) => Promise<number>] => [
    `get -o ${output}`,
    (shell) => get(shell, { output, watch: false }),
  ]),
  ...['TaskDefinition/web', 'Service/web'].flatMap((resource) =>
    (['text', 'json'] as const).map((output): [string, (shell: Shell) => Promise<number>] => [
      `describe ${resource} -o ${output}`,
      (shell) => describeResource(shell, { resource, output }),
    ]),
  ),
  ['status', (shell) => status(shell, { output: 'text' })],
  ['wait', (shell) => wait(shell, { resources: ['Service/web'], condition: 'ready' })],
  ...(['text', 'json'] as const).map((output): [string, (shell: Shell) => Promise<number>] => [
    `events -o ${output}`,
    (shell) => events(shell, { follow: false, sinceMs: 3_600_000, output }),
  ]),
  ['logs', (shell) => logs(shell, { resource: 'Service/web', follow: false, stopped: true })],
];

interface Shown {
  readonly name: string;
  readonly text: string;
}

async function outputsOf(fake: FakeShell): Promise<Shown[]> {
  const outputs: Shown[] = [];
  for (const [name, command] of commands) {
    fake.forget();
    await fake.drive(command(fake.shell));
    outputs.push({ name, text: fake.raw() });
  }
  fake.forget();
  return outputs;
}

function applyAll(fake: FakeShell): Promise<number> {
  return fake.drive(apply(fake.shell, { paths: [], targets: [], autoApprove: true, wait: true }));
}

describe('secrets', () => {
  const canary = 'kanarienvogel-4711';
  const withSecret = (text: string) => `${demoManifests({ environment: `, { name: DB_PASSWORD, value: ${text} }` })}
---
apiVersion: evenkeel/v1
kind: Cluster
metadata: { name: tagged }
spec: { tags: [{ key: api_token, value: ${text}-in-a-tag }] }`;

  /** A container that is wholly new carries its secrets inside. */
  const sidecar = (text: string) =>
    withSecret(text).replace(
      '  containerDefinitions:',
      `  containerDefinitions:\n    - { name: sidecar, image: "a:1", environment: [{ name: API_KEY, value: ${text}-sidecar }] }`,
    );

  it('are shown by no command, neither when new nor unchanged nor changed', async () => {
    const fake = fakeShell({ files: { 'a.yaml': withSecret(`${canary}-1`) }, settings: { verbose: true } });
    const outputs = await outputsOf(fake);
    await applyAll(fake);
    outputs.push(...(await outputsOf(fake)));
    fake.source.files = { 'a.yaml': sidecar(`${canary}-2`) };
    outputs.push(...(await outputsOf(fake)));
    expect(outputs.filter(({ text }) => text.includes(canary))).toEqual([]);
    expect(outputs.filter(({ text }) => text === '')).toEqual([]);
  });

  it.each([
    ['a URL in a command', { command: [`curl https://user:${canary}@example.com`] }],
    ['a URL in a label', { dockerLabels: { link: `https://user:${canary}@example.com` } }],
    [
      'a key in a log option',
      { logConfiguration: { logDriver: 'splunk', options: { 'splunk-token': `AKIA${'C'.repeat(16)}` } } },
    ],
  ])('%s is neither shown by an error nor by what AWS has', async (_what, container) => {
    const spec = taskDefinitionSpec(container as JsonObject, { family: 'web' });
    const fake = fakeShell({ files: { 'a.yaml': demoManifests() }, settings: { verbose: true } });
    await applyAll(fake);
    await fake.aws.ecs.send(new RegisterTaskDefinitionCommand(spec as unknown as RegisterTaskDefinitionCommandInput));
    fake.source.files = { 'a.yaml': `${demoManifests()}\n---\n${manifest('TaskDefinition', 'other', { spec })}` };
    const outputs = await outputsOf(fake);
    expect(outputs.filter(({ text }) => text.includes(canary) || text.includes('AKIAC'))).toEqual([]);
  });

  it('the text of a repository policy is in no plan', async () => {
    const policy = (text: string) => ({
      Version: '2012-10-17',
      Statement: [{ Sid: text, Effect: 'Allow', Principal: '*', Action: 'ecr:BatchGetImage' }],
    });
    const files = (text: string) => ({
      'a.yaml': manifest('Repository', 'web', { spec: { repositoryName: 'demo/web', policyText: policy(text) } }),
    });
    const fake = fakeShell({ files: files(`${canary}1`), settings: { verbose: true } });
    const formats = ['text', 'json', 'markdown'] as const;
    for (const output of formats) await fake.drive(plan(fake.shell, { ...planned, output, out: 'plan.json' }));
    await applyAll(fake);
    fake.source.files = files(`${canary}2`);
    for (const output of formats) await fake.drive(plan(fake.shell, { ...planned, output, out: 'changed.json' }));
    expect(fake.out()).toContain('(sensitive, changed)');
    expect(fake.raw() + fake.disk.get('plan.json') + fake.disk.get('changed.json')).not.toContain(canary);
  });

  it('a value that was left out of an output cannot be applied', async () => {
    const fake = fakeShell({
      files: { 'a.yaml': demoManifests({ environment: ', { name: DB_PASSWORD, value: (sensitive) }' }) },
    });
    expect(await applyAll(fake)).toBe(3);
    expect(fake.err()).toContain('"(sensitive)" stands in the place of a secret');
  });

  it('a saved plan holds none', async () => {
    const fake = fakeShell({ files: { 'a.yaml': sidecar(canary) } });
    await fake.drive(plan(fake.shell, { ...planned, out: 'plan.json' }));
    expect(fake.disk.get('plan.json')).toContain('API_KEY');
    expect(fake.disk.get('plan.json')).not.toContain(canary);
  });
});

describe('control characters', () => {
  const evil = '\u001b]0;title\u0007\u001b[31mred\u202etxt\u009b31m\u200b';
  const quoted = JSON.stringify(evil);
  /** The worst that AWS lets into a tag. */
  const evilTag = 'two\u2028lines';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what must not be there
  const driving = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f]/;

  async function world(): Promise<FakeShell> {
    const files = {
      'a.yaml': `${demoManifests({ environment: `, { name: GREETING, value: ${quoted} }` })}
---
apiVersion: evenkeel/v1
kind: Cluster
metadata: { name: tagged }
spec: { tags: [{ key: Stage, value: ${JSON.stringify(evilTag)} }] }`,
    };
    const fake = fakeShell({ files, settings: { verbose: true, prune: true } });
    const tags = [
      { key: 'evenkeel:owner', value: 'evenkeel' },
      { key: 'evenkeel:resource', value: `Cluster/${evilTag}` },
    ];
    await fake.aws.ecs.send(new CreateClusterCommand({ clusterName: 'orphan', tags }));
    const effect = { kind: 'error', code: 'InvalidParameterException', message: evil } as const;
    fake.aws.simulator.faults.add({ operation: 'CreateService', effect });
    return fake;
  }

  it('are shown as signs by every command', async () => {
    const fake = await world();
    const outputs = await outputsOf(fake);
    await applyAll(fake);
    outputs.push({ name: 'apply', text: fake.raw() }, ...(await outputsOf(fake)));
    expect(outputs.filter(({ text }) => driving.test(text))).toEqual([]);
  });

  it('stay readable', async () => {
    const fake = await world();
    await fake.drive(plan(fake.shell, planned));
    expect(fake.out()).toContain('␛[31mred\ufffdtxt');
  });

  it('would be found', () => {
    expect(driving.test(evil)).toBe(true);
    expect(driving.test(evilTag)).toBe(true);
  });
});
