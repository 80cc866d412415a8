import { describe, expect, it } from 'vitest';
import { apply } from '../../../src/cli/commands/apply.ts';
import { type WaitRequest, wait } from '../../../src/cli/commands/wait.ts';
import { demoManifests, logGroupManifest } from '../../support/demo-manifests.ts';
import { type FakeShell, type FakeShellOptions, fakeShell } from '../../support/fake-shell.ts';

const files = { 'a.yaml': demoManifests() };
const crashing = { 'a.yaml': demoManifests({ environment: ', { name: EVENKEEL_SIM_EXIT, value: "1" }' }) };

function start(fake: FakeShell, request: Partial<WaitRequest> = {}): Promise<number> {
  return wait(fake.shell, { resources: ['Service/web'], condition: 'ready', ...request });
}

/** Somebody else applies the manifests of `options` to the world of `fake`. */
async function applied(fake: FakeShell, options: FakeShellOptions = {}, waits = true): Promise<void> {
  const other = fakeShell({ files, aws: fake.aws, ...options });
  await other.drive(apply(other.shell, { paths: [], targets: [], autoApprove: true, wait: waits }));
}

describe('wait', () => {
  it('ends at once when everything is as asked', async () => {
    const fake = fakeShell({ files });
    await applied(fake);
    expect(await fake.drive(start(fake, { resources: ['service/web', 'Cluster/demo', 'Service/web'] }))).toBe(0);
    expect(fake.out()).toMatch(/^2 resources ready after [\d.]+s\.\n$/);
    expect(fake.err()).toMatch(/Service\/web +ready/);
  });

  it.each(['sync', 'health', 'ready'] as const)(
    '--for %s goes on until somebody else has applied it',
    async (condition) => {
      const fake = fakeShell({ files });
      const waiting = start(fake, { condition });
      await fake.aws.clock.until(() => fake.err().includes('Service/web'));
      await applied(fake, {}, false);
      expect(await fake.drive(waiting)).toBe(0);
      expect(fake.err()).toMatch(/Service\/web +waiting/);
    },
  );

  it('looks after one second, two more, and then every five', async () => {
    const fake = fakeShell({ files, settings: { timeout: 20_000 } });
    await fake.drive(start(fake));
    const looks = fake.aws.calls.filter(({ operation }) => operation === 'DescribeClusters').map(({ at }) => at);
    const seconds = looks.map((at) => Math.round((at - (looks[0] ?? 0)) / 1000));
    expect(seconds).toEqual([0, 1, 3, 8, 13, 18, 20]);
  });

  it('says what each one still waits for when time is up', async () => {
    const fake = fakeShell({ files, settings: { timeout: 60_000 } });
    expect(await fake.drive(start(fake, { resources: ['Service/web', 'Cluster/demo'] }))).toBe(6);
    expect(fake.err()).toContain('still waiting for Service/web');
    expect(fake.err()).toMatch(
      /Error: Service\/web did not become ready within 1m \(exit 6\)\n.*waiting +it does not exist/,
    );
    expect(fake.err()).toContain('Error: Cluster/demo did not become ready within 1m (exit 6)');
    expect(fake.out()).toBe('');
  });

  it('ends at once after a roll-back, and says which deployment and where its logs are', async () => {
    const fake = fakeShell({ files: crashing });
    await applied(fake);
    await applied(fake, { files: crashing });
    const before = fake.aws.clock.now();
    expect(await fake.drive(start(fake, { resources: ['Service/web', 'Cluster/demo'] }))).toBe(6);
    expect(fake.aws.clock.now() - before).toBeLessThan(5000);
    expect(fake.err()).toMatch(
      /Error: Service\/web did not become healthy \(exit 6\)\n +╷ deployment +.*\(web:2\) +rolled back.*\n.*task +.*app exit 1\n.*logs +evenkeel logs Service\/web --stopped\n.*fix +Change the manifest/,
    );
    expect(fake.err()).not.toContain('Error: Cluster/demo');
  });

  it('ends at once when a person has to consent', async () => {
    const replaced = {
      'a.yaml': logGroupManifest('a', { spec: '{ logGroupName: /demo/a, logGroupClass: INFREQUENT_ACCESS }' }),
    };
    const fake = fakeShell({ files: replaced });
    await applied(fake, { files: { 'a.yaml': logGroupManifest('a') } });
    expect(await fake.drive(start(fake, { resources: ['LogGroup/a'] }))).toBe(6);
    expect(fake.err()).toMatch(
      /LogGroup\/a did not become ready \(exit 6\)[\s\S]*held +logGroupClass cannot be changed in place[\s\S]*policy\.replace: allow/,
    );
  });

  it('does not need sync for health', async () => {
    const fake = fakeShell({
      files: { 'a.yaml': demoManifests().replace('desiredCount: 2', 'desiredCount: 3') },
      settings: { timeout: 10_000 },
    });
    await applied(fake);
    expect(await fake.drive(start(fake, { condition: 'health' }))).toBe(0);
    expect(await fake.drive(start(fake, { condition: 'sync' }))).toBe(6);
  });

  it('ends with 4 when AWS denies the look', async () => {
    const fake = fakeShell({ files });
    const effect = {
      kind: 'error',
      code: 'AccessDeniedException',
      message: 'not authorized to perform: ecs:DescribeServices',
    } as const;
    fake.aws.simulator.faults.add({ operation: 'DescribeServices', effect });
    expect(await fake.drive(start(fake))).toBe(4);
    expect(fake.err()).toContain('ecs:DescribeServices');
  });

  it('says what was left on Ctrl-C', async () => {
    const fake = fakeShell({ files });
    const waiting = start(fake);
    await fake.aws.clock.until(() => fake.err().includes('Service/web'));
    fake.interrupt();
    expect(await fake.drive(waiting)).toBe(130);
    expect(fake.err()).toMatch(/Stopped\. Left:\n +· Service\/web +waiting +it does not exist on AWS/);
  });

  it('gives a manifest that vanishes up', async () => {
    const fake = fakeShell({ files });
    const waiting = start(fake);
    await fake.aws.clock.until(() => fake.err().includes('Service/web'));
    fake.source.files = { 'b.yaml': logGroupManifest('b') };
    expect(await fake.drive(waiting)).toBe(6);
    expect(fake.err()).toContain('its manifest is gone or has errors now');
  });

  it.each([
    ['Service/wbe', 64, 'did you mean Service/web?'],
    ['Service', 64, 'write KIND/NAME'],
    ['svc/web', 64, 'the kinds are'],
    ['LogGroup/bad', 3, 'the manifest of LogGroup/bad has errors'],
  ])('%s is refused with %i', async (resource, code, text) => {
    const fake = fakeShell({ files: { ...files, 'b.yaml': logGroupManifest('bad', { spec: '{ nope: 1 }' }) } });
    expect(await fake.drive(start(fake, { resources: [resource] }))).toBe(code);
    expect(fake.err()).toContain(text);
    expect(fake.aws.calls).toEqual([]);
  });
});

describe('wait --for delete', () => {
  const two = { ...files, 'b.yaml': logGroupManifest('b') };

  it('goes on until AWS has it no more', async () => {
    const fake = fakeShell({ files });
    await applied(fake, { files: two });
    const waiting = start(fake, { resources: ['LogGroup/b'], condition: 'delete' });
    await fake.aws.clock.until(() => fake.err().includes('nobody has deleted it yet'));
    await applied(fake, { settings: { prune: true } });
    expect(await fake.drive(waiting)).toBe(0);
    expect(fake.out()).toMatch(/^1 resource deleted after \d+s\.\n$/);
  });

  it('is refused while a manifest describes it', async () => {
    const fake = fakeShell({ files });
    expect(await fake.drive(start(fake, { condition: 'delete' }))).toBe(64);
    expect(fake.err()).toContain('Service/web will not be deleted: a.yaml:1 describes it');
  });

  it('takes no silence of AWS for absence', async () => {
    const fake = fakeShell({ files: { 'b.yaml': logGroupManifest('b') }, settings: { timeout: 60_000 } });
    await applied(fake, { files: { 'c.yaml': logGroupManifest('c') } });
    const effect = { kind: 'error', code: 'ServiceUnavailableException', message: 'no', status: 503 } as const;
    for (const operation of ['DescribeLogGroups', 'GetResources']) {
      const mend = fake.aws.simulator.faults.add({ operation, effect });
      expect(await fake.drive(start(fake, { resources: ['LogGroup/c'], condition: 'delete' }))).toBe(6);
      expect(fake.err()).toContain(operation);
      mend();
      fake.forget();
    }
  });

  it('is not held up by what is kept on purpose: it ends at once', async () => {
    const fake = fakeShell({ files });
    await applied(fake, { files: { ...files, 'b.yaml': logGroupManifest('b', { policy: '{ deletion: retain }' }) } });
    expect(await fake.drive(start(fake, { resources: ['LogGroup/b'], condition: 'delete' }))).toBe(6);
    expect(fake.err()).toContain('is kept by policy.deletion: retain');
  });
});
