import { CreateLogGroupCommand, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DeleteServiceCommand, DescribeServicesCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { type ApplyRequest, apply } from '../../../src/cli/commands/apply.ts';
import { plan } from '../../../src/cli/commands/plan.ts';
import { checksumOf } from '../../../src/cli/plan-document.ts';
import { demoManifests, logGroupManifest } from '../../support/demo-manifests.ts';
import { type FakeShell, type FakeShellOptions, fakeShell } from '../../support/fake-shell.ts';

const asked: ApplyRequest = { paths: ['manifests'], targets: [], autoApprove: true, wait: true };

/** Applies and gives the exit code. */
function run(fake: FakeShell, request: Partial<ApplyRequest> = {}): Promise<number> {
  return fake.drive(apply(fake.shell, { ...asked, ...request }));
}

/** A shell on a world where the manifests have been applied. */
async function applied(files: Record<string, string>, options: FakeShellOptions = {}): Promise<FakeShell> {
  const fake = fakeShell({ files, ...options });
  await run(fake);
  fake.forget();
  return fake;
}

async function groupNames({ aws }: FakeShell): Promise<(string | undefined)[]> {
  const { logGroups = [] } = await aws.logs.send(new DescribeLogGroupsCommand({}));
  return logGroups.map(({ logGroupName }) => logGroupName);
}

describe('asking', () => {
  it('asks once, after the plan was shown', async () => {
    const fake = fakeShell({ files: { 'a.yaml': logGroupManifest('web') }, answer: true });
    expect(await run(fake, { autoApprove: false })).toBe(0);
    expect(fake.questions).toHaveLength(1);
    expect(await groupNames(fake)).toEqual(['/demo/web']);
  });

  it('changes nothing when the answer is no', async () => {
    const fake = fakeShell({ files: { 'a.yaml': logGroupManifest('web') }, answer: false });
    expect(await run(fake, { autoApprove: false })).toBe(1);
    expect(fake.err()).toContain('Nothing was changed.');
    expect(await groupNames(fake)).toEqual([]);
  });

  it('refuses to go on without an answer when there is nobody to ask, and says what to do', async () => {
    const fake = fakeShell({ files: { 'a.yaml': logGroupManifest('web') } });
    expect(await run(fake, { autoApprove: false })).toBe(64);
    expect(fake.err()).toContain('--auto-approve');
    expect(fake.aws.calls).toEqual([]);
  });

  it('does not ask when there is nothing to do', async () => {
    const fake = await applied({ 'a.yaml': logGroupManifest('web') }, { answer: true });
    expect(await run(fake, { autoApprove: false })).toBe(0);
    expect(fake.questions).toEqual([]);
    expect(fake.out()).toContain('No changes. 1 resource matches memory.');
  });
});

describe('waiting', () => {
  it('ends when everything is healthy', async () => {
    const fake = fakeShell({ files: { 'a.yaml': demoManifests() } });
    expect(await run(fake)).toBe(0);
    expect(fake.out()).toMatch(/Applied 3 changes in \S+\. All healthy\./);
    expect(fake.err()).toMatch(/Service\/web +healthy/);
  });

  it('ends after the last call without it', async () => {
    const fake = fakeShell({ files: { 'a.yaml': demoManifests() } });
    expect(await run(fake, { wait: false })).toBe(0);
    expect(fake.out()).toMatch(/Applied 3 changes in \S+\.\n/);
  });

  it('gives up after the timeout', async () => {
    const fake = fakeShell({ files: { 'a.yaml': demoManifests() }, settings: { timeout: 2000 } });
    expect(await run(fake)).toBe(6);
    expect(fake.err()).toContain('Error: Service/web did not become healthy (exit 6)');
    expect(fake.err()).toContain('evenkeel describe Service/web');
    expect(fake.out()).toContain('2 of 3 healthy');
  });

  it('takes a rollback by ECS for a failure', async () => {
    const fake = await applied({ 'a.yaml': demoManifests() });
    fake.source.files = { 'a.yaml': demoManifests({ environment: ', { name: EVENKEEL_SIM_EXIT, value: "1" }' }) };
    expect(await run(fake)).toBe(6);
    expect(fake.err()).toMatch(/degraded +ECS rolled web:2 back: \d tasks failed: app exit 1/);
    expect(await run(fake)).toBe(7);
  });

  it('creates a service again once AWS has let go of the former one', async () => {
    const fake = await applied({ 'a.yaml': demoManifests() });
    const { ecs } = fake.aws;
    await ecs.send(new UpdateServiceCommand({ cluster: 'demo', service: 'web', desiredCount: 0 }));
    await ecs.send(new DeleteServiceCommand({ cluster: 'demo', service: 'web' }));
    expect(await run(fake)).toBe(0);
    expect(fake.err()).toMatch(/Service\/web +waiting +AWS is still deleting the previous Service\/web/);
    const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster: 'demo', services: ['web'] }));
    expect(services.map(({ status, runningCount }) => [status, runningCount])).toEqual([['ACTIVE', 2]]);
  });

  it('tries again what only failed for the moment', async () => {
    const fake = fakeShell({ files: { 'a.yaml': demoManifests() } });
    const effect = { kind: 'error', code: 'ServerException', status: 500 } as const;
    fake.aws.simulator.faults.add({ operation: 'CreateService', times: 2, effect });
    expect(await run(fake)).toBe(0);
    expect(fake.err()).toMatch(/Service\/web +waiting +CreateService: injected fault/);
  });

  it('does not do what was written into a manifest meanwhile', async () => {
    const fake = await applied({ 'a.yaml': logGroupManifest('web') });
    const effect = { kind: 'error', code: 'ServiceUnavailableException', status: 503 } as const;
    fake.aws.simulator.faults.add({ operation: 'PutRetentionPolicy', times: 1, effect });
    fake.source.files = {
      'a.yaml': logGroupManifest('web', { spec: '{ logGroupName: /demo/web, retentionInDays: 30 }' }),
    };
    const running = apply(fake.shell, asked);
    await fake.aws.clock.until(() => fake.err().includes('waiting'));
    fake.source.files = {
      'a.yaml': logGroupManifest('web', { spec: '{ logGroupName: /demo/web, retentionInDays: 1 }' }),
    };
    expect(await fake.drive(running)).not.toBe(0);
    const { logGroups = [] } = await fake.aws.logs.send(new DescribeLogGroupsCommand({}));
    expect(logGroups[0]?.retentionInDays).toBeUndefined();
    expect(fake.err()).toContain('its manifest changed meanwhile');
  });
});

describe('failing', () => {
  it('says what was not applied when AWS denies a part', async () => {
    const fake = fakeShell({ files: { 'a.yaml': demoManifests() } });
    fake.aws.simulator.faults.add({
      operation: 'CreateService',
      effect: { kind: 'error', code: 'AccessDeniedException' },
    });
    expect(await run(fake)).toBe(5);
    expect(fake.err()).toContain('Error: Service/web was not applied (exit 5)');
    expect(fake.err()).toContain('Allow the action named in the message');
    expect(fake.out()).toContain('Applied 2 of 3 changes');
  });

  it.each([
    ['RegisterTaskDefinition', 'TaskDefinition/web'],
    ['CreateCluster', 'Cluster/demo'],
  ])('neither tries nor waits for what depends on a failed step (%s)', async (operation, blocker) => {
    const fake = fakeShell({ files: { 'a.yaml': demoManifests() } });
    fake.aws.simulator.faults.add({ operation, effect: { kind: 'error', code: 'AccessDeniedException' } });
    expect(await run(fake)).toBe(5);
    expect(fake.err()).toContain(`left  ${blocker} was not applied`);
    expect(fake.err()).toContain(`fix   Mend ${blocker} first`);
    expect(fake.err()).not.toMatch(/Service\/web +waiting/);
    expect(fake.aws.calls.map((call) => call.operation)).not.toContain('CreateService');
  });

  it('has its own exit code when AWS denies everything', async () => {
    const fake = fakeShell({ files: { 'a.yaml': logGroupManifest('web') } });
    fake.aws.simulator.faults.add({
      operation: 'CreateLogGroup',
      effect: { kind: 'error', code: 'AccessDeniedException' },
    });
    expect(await run(fake)).toBe(4);
  });

  it('has its own exit code when everything is held', async () => {
    const fake = fakeShell({ files: { 'a.yaml': logGroupManifest('web') } });
    await fake.aws.logs.send(new CreateLogGroupCommand({ logGroupName: '/demo/web' }));
    expect(await run(fake)).toBe(7);
    expect(fake.out()).toContain('Set policy.adopt: true to take it over.');
  });

  it('is partly done when the rest is held', async () => {
    const fake = fakeShell({ files: { 'a.yaml': logGroupManifest('web'), 'b.yaml': logGroupManifest('worker') } });
    await fake.aws.logs.send(new CreateLogGroupCommand({ logGroupName: '/demo/web' }));
    expect(await run(fake)).toBe(5);
    expect(fake.out()).toContain('Applied 1 of 2 changes');
  });

  it('stops before AWS is called when manifests have errors', async () => {
    const fake = fakeShell({ files: { 'a.yaml': logGroupManifest('web', { spec: '{ logGroupNam: x }' }) } });
    expect(await run(fake)).toBe(3);
    expect(fake.err()).toContain('did you mean "logGroupName"?');
    expect(fake.aws.calls).toEqual([]);
  });
});

describe('being interrupted', () => {
  it('finishes what is under way, starts nothing more and says what is left', async () => {
    const fake = fakeShell({ files: { 'a.yaml': demoManifests() } });
    fake.aws.simulator.faults.add({ operation: 'CreateCluster', effect: { kind: 'delay', milliseconds: 5000 } });
    const running = apply(fake.shell, asked);
    await fake.aws.clock.until(() => fake.err().includes('Cluster/demo'));
    fake.interrupt();
    expect(await fake.drive(running)).toBe(130);
    expect(fake.err()).toMatch(/Stopped\. Left:\n(.*\n)* +· Service\/web +not applied/);
    expect(fake.aws.calls.map(({ operation }) => operation)).toContain('CreateCluster');
    expect(fake.aws.calls.map(({ operation }) => operation)).not.toContain('CreateService');
  });
});

const planned = {
  paths: ['manifests'],
  targets: [],
  offline: false,
  out: 'plan.json',
  output: 'text',
  exitCode: false,
  showUnchanged: false,
} as const;

describe('a saved plan', () => {
  it('is applied without a question', async () => {
    const fake = fakeShell({ files: { 'a.yaml': logGroupManifest('web') } });
    await fake.drive(plan(fake.shell, planned));
    expect(await run(fake, { paths: ['plan.json'], autoApprove: false })).toBe(0);
    expect(await groupNames(fake)).toEqual(['/demo/web']);
  });

  it('may list what does not change', async () => {
    const fake = await applied({ 'a.yaml': logGroupManifest('old') });
    Object.assign(fake.source.files, { 'b.yaml': logGroupManifest('web') });
    await fake.drive(plan(fake.shell, { ...planned, showUnchanged: true }));
    expect(await run(fake, { paths: ['plan.json'] })).toBe(0);
    expect(await groupNames(fake)).toEqual(['/demo/old', '/demo/web']);
  });

  const withToken = (token: string) => demoManifests({ environment: `, { name: API_TOKEN, value: ${token} }` });

  it.each<[string, (fake: FakeShell) => unknown]>([
    ['a manifest', ({ source }) => Object.assign(source.files, { 'c.yaml': logGroupManifest('worker') })],
    ['AWS', ({ aws }) => aws.logs.send(new CreateLogGroupCommand({ logGroupName: '/demo/web' }))],
    ['a secret value', ({ source }) => Object.assign(source.files, { 'a.yaml': withToken('second') })],
  ])('is stale when %s has changed', async (_what, change) => {
    const fake = fakeShell({ files: { 'a.yaml': withToken('first'), 'b.yaml': logGroupManifest('web') } });
    await fake.drive(plan(fake.shell, planned));
    await change(fake);
    expect(await run(fake, { paths: ['plan.json'] })).toBe(7);
    expect(fake.err()).toContain('the saved plan is stale');
    expect(fake.aws.calls.map(({ operation }) => operation)).not.toContain('RegisterTaskDefinition');
  });

  it('of another instance is refused', async () => {
    const fake = fakeShell({ files: { 'a.yaml': logGroupManifest('web') } });
    await fake.drive(plan(fake.shell, planned));
    const other = fakeShell({ aws: fake.aws, settings: { owner: 'platform' } });
    other.disk.set('plan.json', fake.disk.get('plan.json') ?? '');
    expect(await run(other, { paths: ['plan.json'] })).toBe(7);
    expect(other.err()).toContain('made for the instance "evenkeel"');
  });
});

describe('a saved plan that cannot be used', () => {
  it.each<[string, (text: string) => string, string]>([
    [
      'somebody has edited',
      (text) => text.replaceAll('/demo/web', '/demo/other'),
      'it was edited after it had been saved',
    ],
    ['another version made', (text) => resaved(text, { version: '0.0.1' }), 'evenkeel 0.0.1 made it'],
    ['was made offline', (text) => resaved(text, { offline: true }), 'it was made offline'],
    ['lacks a part', (text) => resaved(text, { cost: undefined }), 'it is not complete'],
    ['has no changes to read', (text) => resaved(text, { changes: [null] }), 'would not have written it'],
    ['has a change without a name', (text) => resaved(text, { changes: [{ lines: [] }] }), 'would not have written it'],
    ['has a place that is none', (text) => resaved(text, { place: { account: {} } }), 'would not have written it'],
    ['has no version', (text) => resaved(text, { version: { toString: 1 } }), 'it is not complete'],
  ])('because %s it is refused', async (_what, edit, why) => {
    const fake = fakeShell({ files: { 'a.yaml': logGroupManifest('web') } });
    await fake.drive(plan(fake.shell, planned));
    fake.disk.set('plan.json', edit(fake.disk.get('plan.json') ?? ''));
    expect(await run(fake, { paths: ['plan.json'] })).toBe(7);
    expect(fake.err()).toContain(why);
    expect(await groupNames(fake)).toEqual([]);
  });

  it('of another account is refused', async () => {
    const fake = fakeShell({ files: { 'a.yaml': logGroupManifest('web') } });
    await fake.drive(plan(fake.shell, planned));
    const place = { account: '444455556666', region: 'eu-west-1' };
    fake.disk.set('plan.json', resaved(fake.disk.get('plan.json') ?? '', { place }));
    expect(await run(fake, { paths: ['plan.json'] })).toBe(7);
    expect(fake.err()).toContain(
      'it was made for account 444455556666 in eu-west-1; this is 111122223333 in eu-west-1',
    );
  });
});

/** As if evenkeel itself had saved it with these members. */
function resaved(text: string, members: object): string {
  const edited = { ...JSON.parse(text), ...members };
  return JSON.stringify({ ...edited, checksum: checksumOf(edited) });
}

describe('pruning', () => {
  it('deletes what is no longer in the manifests only when told to', async () => {
    const fake = await applied({ 'a.yaml': logGroupManifest('old'), 'b.yaml': logGroupManifest('web') });
    fake.source.files = { 'b.yaml': logGroupManifest('web') };
    expect(await run(fake)).toBe(0);
    expect(await groupNames(fake)).toEqual(['/demo/old', '/demo/web']);
    const pruning = fakeShell({ aws: fake.aws, files: fake.source.files, settings: { prune: true } });
    expect(await run(pruning)).toBe(0);
    expect(pruning.err()).toMatch(/LogGroup\/old +deleted/);
    expect(await groupNames(fake)).toEqual(['/demo/web']);
  });
});

describe('the progress', () => {
  it('is one line per change of state and a sign of life every 30 seconds where it is not a terminal', async () => {
    const fake = fakeShell({ files: { 'a.yaml': demoManifests() }, settings: { timeout: 100_000 } });
    fake.aws.simulator.faults.add({
      operation: 'DescribeServices',
      skip: 2,
      effect: { kind: 'error', code: 'ServerException', status: 500 },
    });
    expect(await run(fake)).toBe(6);
    expect(fake.err().match(/Cluster\/demo +applying/g)).toHaveLength(1);
    expect(fake.err().match(/still waiting for Service\/web/g)?.length).toBeGreaterThanOrEqual(2);
  });

  it('is one JSON object per change of state with --log-format json', async () => {
    const fake = fakeShell({ files: { 'a.yaml': logGroupManifest('web') }, settings: { logFormat: 'json' } });
    await run(fake);
    const lines = fake
      .err()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ id, state }) => [id, state])).toEqual(
      ['waiting', 'applying', 'progressing', 'healthy'].map((state) => ['LogGroup/web', state]),
    );
  });

  it('is quiet with --quiet', async () => {
    const fake = fakeShell({ files: { 'a.yaml': logGroupManifest('web') }, settings: { quiet: true } });
    expect(await run(fake)).toBe(0);
    expect(fake.err()).toBe('');
  });
});
