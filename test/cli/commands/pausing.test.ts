import { describe, expect, it } from 'vitest';
import { apply } from '../../../src/cli/commands/apply.ts';
import { config } from '../../../src/cli/commands/config.ts';
import { describe as describeResource } from '../../../src/cli/commands/describe.ts';
import { get } from '../../../src/cli/commands/get.ts';
import { plan } from '../../../src/cli/commands/plan.ts';
import { resume } from '../../../src/cli/commands/resume.ts';
import { status } from '../../../src/cli/commands/status.ts';
import { suspend } from '../../../src/cli/commands/suspend.ts';
import type { SyncWindow } from '../../../src/model/sync-window.ts';
import { demoManifests, logGroupManifest } from '../../support/demo-manifests.ts';
import { type FakeShell, fakeShell } from '../../support/fake-shell.ts';

const files = { 'a.yaml': demoManifests() };
const newGroup = { 'b.yaml': logGroupManifest('new') };
const hourMs = 3_600_000;

async function applied(more: Parameters<typeof fakeShell>[0] = {}): Promise<FakeShell> {
  const fake = fakeShell({ files, ...more });
  await run(fake);
  fake.forget();
  return fake;
}

function run(fake: FakeShell, ignoreWindows = false): Promise<number> {
  return fake.drive(apply(fake.shell, { paths: [], targets: [], autoApprove: true, wait: true, ignoreWindows }));
}

function hold(fake: FakeShell, targets: readonly string[], request: { reason?: string; forMs?: number } = {}) {
  return fake.drive(suspend(fake.shell, { targets, reason: 'incident 42', ...request }));
}

function free(fake: FakeShell, ...targets: string[]): Promise<number> {
  return fake.drive(resume(fake.shell, { targets }));
}

describe('suspend', () => {
  it('says what was suspended, until when and why', async () => {
    const fake = await applied();
    const { clock } = fake.aws;
    await clock.advance(hourMs - (clock.now() % hourMs));
    const until = new Date(clock.now() + 2 * hourMs).toISOString().replace('.000', '');
    expect(await hold(fake, ['service/web', 'Cluster/demo'], { forMs: 2 * hourMs })).toBe(0);
    expect(fake.out()).toBe(`Cluster/demo, Service/web: suspended until ${until}: incident 42\n`);
    expect(fake.err()).toBe('');
  });

  it('without names suspends everything, and says what is therefore not created', async () => {
    const fake = await applied();
    fake.source.files = { ...files, ...newGroup };
    expect(await hold(fake, [])).toBe(0);
    expect(fake.out()).toBe('everything, 3 resources: suspended until resumed: incident 42\n');
    expect(fake.err()).toBe('Not on AWS yet, and not created meanwhile: LogGroup/new\n');
  });

  it('says how a tag had to change the reason', async () => {
    const fake = await applied();
    await hold(fake, ['Service/web'], { reason: "don't!" });
    expect(fake.out()).toBe('Service/web: suspended until resumed: don-t-\n');
    expect(fake.err()).toContain('AWS takes letters, digits, spaces');
  });

  it.each([
    ['Service/wbe', 64, 'did you mean Service/web?'],
    ['svc/web', 64, 'the kinds are'],
    ['Service', 64, 'KIND/NAME'],
  ])('of %s does nothing, with advice', async (name, code, advice) => {
    const fake = await applied();
    expect(await hold(fake, ['Cluster/demo', name])).toBe(code);
    expect(fake.err()).toContain(advice);
    expect(fake.aws.calls.some(({ operation }) => operation === 'TagResources')).toBe(false);
  });

  it('cannot mark what is not on AWS, and says what to do instead', async () => {
    const fake = await applied();
    fake.source.files = { ...files, ...newGroup };
    expect(await hold(fake, ['LogGroup/new'])).toBe(1);
    expect(fake.err()).toContain('LogGroup/new  is not on AWS yet');
    expect(fake.err()).toContain('Set policy.suspend: true in its manifest.');
    expect(await hold(fake, ['LogGroup/new', 'Service/web'])).toBe(5);
  });

  it('on an empty AWS says that nothing can carry it', async () => {
    const fake = fakeShell({ files });
    expect(await hold(fake, [])).toBe(1);
    expect(fake.err()).toContain('nothing on AWS could carry the suspension');
  });

  it('names the permissions that are missing', async () => {
    const fake = await applied();
    fake.aws.simulator.faults.add({
      operation: 'TagResources',
      effect: { kind: 'error', code: 'AccessDeniedException', message: 'not authorized', status: 400 },
    });
    expect(await hold(fake, ['Service/web'])).toBe(4);
    expect(fake.err()).toContain('tag:TagResources and ecs:TagResource are needed');
  });
});

describe('a suspension', () => {
  it('is shown by status, get and describe with its end and its reason', async () => {
    const fake = await applied();
    await hold(fake, ['Service/web']);
    const message = 'suspended until resumed: incident 42';
    fake.forget();
    await fake.drive(status(fake.shell, { output: 'text' }));
    expect(fake.out()).toContain('All is well: 2 resources in sync and healthy.');
    expect(fake.out()).toMatch(
      /1 resource suspended\nNAME.*\nService\/web +Synced +Suspended +suspended until resumed: inc/,
    );
    fake.forget();
    await fake.drive(get(fake.shell, { output: 'wide', watch: false }));
    expect(fake.out()).toMatch(new RegExp(`Service/web +Synced +Suspended +${message}`));
    fake.forget();
    await fake.drive(describeResource(fake.shell, { resource: 'Service/web', output: 'text' }));
    expect(fake.out()).toContain(`health           Suspended  ${message}`);
    fake.forget();
    await fake.drive(status(fake.shell, { output: 'json' }));
    expect(JSON.parse(fake.out()).suspended).toMatchObject([{ id: 'Service/web', health: { message } }]);
  });

  it('keeps apply from a change, which it shows', async () => {
    const fake = await applied();
    await hold(fake, ['Service/web']);
    fake.source.files = { 'a.yaml': files['a.yaml'].replace('desiredCount: 2', 'desiredCount: 3') };
    fake.forget();
    expect(await run(fake)).toBe(7);
    expect(fake.out()).toContain('Service/web is suspended until resumed: incident 42');
    expect(fake.out()).toContain('run `evenkeel resume`');
  });
});

describe('resume', () => {
  it('says what it resumed, and that the rest was not suspended', async () => {
    const fake = await applied();
    await hold(fake, ['Service/web']);
    fake.forget();
    expect(await free(fake, 'Service/web', 'Cluster/demo')).toBe(0);
    expect(fake.out()).toBe('Service/web: resumed\nCluster/demo: not suspended\n');
    fake.forget();
    expect(await free(fake)).toBe(0);
    expect(fake.out()).toBe('Nothing is suspended.\n');
  });

  it('of one resource says that the others stay suspended', async () => {
    const fake = await applied();
    await hold(fake, []);
    fake.forget();
    expect(await free(fake, 'Service/web')).toBe(0);
    expect(fake.err()).toContain('Everything else stays suspended');
    fake.forget();
    expect(await free(fake)).toBe(0);
    expect(fake.out()).toBe('everything, 2 resources: resumed\n');
  });

  it('says when the manifest suspends it as well', async () => {
    const fake = await applied();
    fake.source.files = {
      'a.yaml': files['a.yaml'].replace('kind: Service', 'kind: Service\npolicy: { suspend: true }'),
    };
    expect(await free(fake, 'Service/web')).toBe(0);
    expect(fake.err()).toBe('Still suspended by policy.suspend in the manifest: Service/web\n');
  });

  it('of an unknown resource does nothing, with advice', async () => {
    const fake = await applied();
    expect(await free(fake, 'Service/wbe')).toBe(64);
    expect(fake.err()).toContain('did you mean Service/web?');
  });
});

describe('a sync window', () => {
  const syncWindows: readonly SyncWindow[] = [
    { kind: 'allow', schedule: '0 8 * * *', durationMs: hourMs, timeZone: 'UTC', resources: [], note: 'mornings' },
  ];
  const closed = 'outside of the allow window "0 8 * * *" in UTC (mornings); the next one opens 2026-01-01 08:00 UTC';

  it('holds apply, which does not wait for it, unless it is ignored', async () => {
    const fake = fakeShell({ files, settings: { syncWindows } });
    expect(await run(fake)).toBe(7);
    expect(fake.out()).toContain(closed);
    expect(fake.err()).toContain('everything that would change is held');
    expect(await run(fake, true)).toBe(0);
    expect(fake.out()).toContain('3 to create');
  });

  it('binds a saved plan that was made without it', async () => {
    const fake = fakeShell({ files, settings: { syncWindows } });
    const request = {
      paths: [],
      targets: [],
      offline: false,
      output: 'text',
      exitCode: false,
      showUnchanged: false,
    } as const;
    await fake.drive(plan(fake.shell, { ...request, out: 'plan.json', ignoreWindows: true }));
    const saved = { paths: ['plan.json'], targets: [], autoApprove: false, wait: true };
    expect(await fake.drive(apply(fake.shell, saved))).toBe(7);
    expect(fake.err()).toContain('Cluster/demo  was create, is create, held');
    expect(await fake.drive(apply(fake.shell, { ...saved, ignoreWindows: true }))).toBe(0);
  });

  it('is shown by config', async () => {
    const fake = fakeShell({ settings: { syncWindows } });
    await config(fake.shell, { output: 'text' });
    expect(fake.out()).toMatch(/syncWindows +allow "0 8 \* \* \*" lasting 1h in UTC/);
  });
});
