import { describe, expect, it } from 'vitest';
import { apply } from '../../../src/cli/commands/apply.ts';
import { type PlanRequest, plan } from '../../../src/cli/commands/plan.ts';
import { demoManifests, logGroupManifest } from '../../support/demo-manifests.ts';
import { type FakeShell, fakeShell } from '../../support/fake-shell.ts';
import { disown } from '../../support/world-view.ts';

const asked: PlanRequest = {
  paths: ['manifests'],
  targets: [],
  offline: false,
  output: 'text',
  exitCode: false,
  showUnchanged: false,
};

function run(fake: FakeShell, request: Partial<PlanRequest> = {}): Promise<number> {
  return fake.drive(plan(fake.shell, { ...asked, ...request }));
}

async function applied(files: Record<string, string>): Promise<FakeShell> {
  const fake = fakeShell({ files });
  await fake.drive(apply(fake.shell, { paths: [], targets: [], autoApprove: true, wait: true }));
  fake.forget();
  return fake;
}

describe('the exit code', () => {
  it('is 0 with changes', async () => {
    expect(await run(fakeShell({ files: { 'a.yaml': logGroupManifest('web') } }))).toBe(0);
  });

  it('is 2 with changes when asked for', async () => {
    const fake = fakeShell({ files: { 'a.yaml': logGroupManifest('web') } });
    expect(await run(fake, { exitCode: true })).toBe(2);
  });

  it('is 0 without changes although asked for', async () => {
    const fake = await applied({ 'a.yaml': logGroupManifest('web') });
    expect(await run(fake, { exitCode: true })).toBe(0);
  });

  it('is 0 when something is only kept on purpose', async () => {
    const retained = logGroupManifest('old', { policy: '{ deletion: retain }' });
    const fake = await applied({ 'a.yaml': logGroupManifest('web'), 'b.yaml': retained });
    fake.source.files = { 'a.yaml': logGroupManifest('web') };
    expect(await run(fake, { exitCode: true })).toBe(0);
  });

  it('is 0 when resources are only adopted as they are', async () => {
    const made = await applied({ 'a.yaml': logGroupManifest('web'), 'b.yaml': logGroupManifest('old') });
    await disown(made.aws);
    const policy = '{ adopt: true }';
    const files = { 'a.yaml': logGroupManifest('web', { policy }), 'b.yaml': logGroupManifest('old', { policy }) };
    const fake = fakeShell({ files, aws: made.aws });
    expect(await run(fake, { exitCode: true })).toBe(0);
    expect(fake.out()).toContain(
      'No changes. 2 resources match memory; 2 would be adopted: only ownership tags are added.',
    );
    fake.forget();
    await run(fake, { output: 'markdown' });
    expect(fake.out()).toContain(
      '**No changes.** 2 resources match; 2 would be adopted: only ownership tags are added.',
    );
  });

  it('is 2 when an adoption changes something', async () => {
    const made = await applied({ 'a.yaml': logGroupManifest('web') });
    await disown(made.aws);
    const spec = '{ logGroupName: /demo/web, retentionInDays: 30 }';
    const files = { 'a.yaml': logGroupManifest('web', { policy: '{ adopt: true }', spec }) };
    const fake = fakeShell({ files, aws: made.aws });
    expect(await run(fake, { exitCode: true })).toBe(2);
    expect(fake.out()).toContain('1 to adopt');
  });

  it('is 3 when manifests have errors, and AWS is not asked', async () => {
    const fake = fakeShell({ files: { 'a.yaml': logGroupManifest('web', { spec: '{ logGroupNam: x }' }) } });
    expect(await run(fake)).toBe(3);
    expect(fake.err()).toContain('1 error in 1 document (exit 3)');
    expect(fake.aws.calls).toEqual([]);
  });

  it('is 4 when AWS does not let a resource be read', async () => {
    const fake = fakeShell({ files: { 'a.yaml': logGroupManifest('web') } });
    fake.aws.simulator.faults.add({
      operation: 'DescribeLogGroups',
      effect: { kind: 'error', code: 'AccessDeniedException' },
    });
    expect(await run(fake)).toBe(4);
    expect(fake.out()).toContain('? LogGroup/web');
    expect(fake.err()).toContain('1 resource could not be read');
  });
});

describe('a target', () => {
  const files = { 'a.yaml': `${demoManifests()}---\n${logGroupManifest('web')}` };

  it('narrows the plan to the resource and what depends on it', async () => {
    const fake = fakeShell({ files });
    await run(fake, { targets: ['taskdefinition/web'] });
    expect(fake.out()).toMatch(/TaskDefinition\/web +create/);
    expect(fake.out()).toMatch(/Service\/web +create/);
    expect(fake.out()).not.toContain('LogGroup/web');
  });

  it.each([
    ['Service/wbe', 'did you mean Service/web?'],
    ['Servce/web', 'did you mean Service?'],
    ['Service', 'write KIND/NAME, for example Service/web'],
  ])('%s is refused with advice', async (target, advice) => {
    const fake = fakeShell({ files });
    expect(await run(fake, { targets: [target] })).toBe(64);
    expect(fake.err()).toContain(advice);
  });
});

describe('for programs', () => {
  it('the plan is one object with summary, changes and hashes', async () => {
    const fake = await applied({ 'a.yaml': demoManifests() });
    fake.source.files = { 'a.yaml': demoManifests({ image: 'v2' }) };
    await run(fake, { output: 'json' });
    const document = JSON.parse(fake.out());
    expect(document).toMatchObject({
      apiVersion: 'evenkeel/v1',
      kind: 'Plan',
      formatVersion: '1.0',
      place: { account: '111122223333', region: 'eu-west-1' },
      request: { paths: ['manifests'], targets: [], prune: false, owner: 'evenkeel' },
      summary: { none: 1, revise: 1, update: 1 },
      changes: [
        {
          id: 'TaskDefinition/web',
          action: 'revise',
          fields: [{ path: 'containerDefinitions[app].image', mode: 'revise' }],
          origin: { file: 'a.yaml', line: 1, column: 1 },
        },
        {
          id: 'Service/web',
          action: 'update',
          fields: [{ path: 'taskDefinition', rolls: true, after: { pending: 'TaskDefinition/web' } }],
        },
      ],
    });
    expect(document.hash).toMatch(/^[0-9a-f]{32}$/);
  });

  it('equal plans have equal hashes', async () => {
    const hashes: string[] = [];
    for (const fake of [1, 2].map(() => fakeShell({ files: { 'a.yaml': demoManifests() } }))) {
      await run(fake, { output: 'json' });
      hashes.push(JSON.parse(fake.out()).hash);
    }
    expect(hashes[0]).toBe(hashes[1]);
  });

  it('the fields of a new resource are listed', async () => {
    const fake = fakeShell({ files: { 'a.yaml': logGroupManifest('web') } });
    await run(fake, { output: 'json' });
    expect(JSON.parse(fake.out()).changes[0].fields).toEqual([
      { path: 'logGroupName', mode: 'update', after: '/demo/web' },
    ]);
  });
});

describe('markdown', () => {
  it('has a table, what is destroyed in a caution, and the differences folded with the signs in front', async () => {
    const groups = { 'a.yaml': logGroupManifest('web'), 'b.yaml': logGroupManifest('old') };
    const before = await applied(groups);
    const files = { 'a.yaml': logGroupManifest('web', { spec: '{ logGroupName: /demo/web, retentionInDays: 30 }' }) };
    const fake = fakeShell({ files, aws: before.aws, settings: { prune: true } });
    await run(fake, { output: 'markdown' });
    expect(fake.out()).toContain('> [!CAUTION]\n> - `LogGroup/old` is destroyed');
    expect(fake.out()).toContain('| `~` | update | `LogGroup/web` | `retentionInDays` | `a.yaml:1` |');
    expect(fake.out()).toMatch(/^! LogGroup\/web {2}update\n\+ retentionInDays +30$/m);
  });
});

describe('offline', () => {
  it('lists what the manifests describe and asks nobody', async () => {
    const fake = fakeShell({ files: { 'a.yaml': demoManifests() } });
    expect(await run(fake, { offline: true })).toBe(0);
    expect(fake.out()).toContain('offline: AWS is not asked');
    expect(fake.out()).toContain('? Service/web');
    expect(fake.aws.calls).toEqual([]);
  });

  it('nothing in the name of a file is Markdown', async () => {
    const fake = fakeShell({ files: { 'a`|<img src=x>.yaml': logGroupManifest('web') } });
    await run(fake, { offline: true, output: 'markdown' });
    expect(fake.out()).toContain('| `LogGroup/web` | ``a`\\|<img src=x>.yaml:1`` |');
  });

  it.each([
    [{ out: 'plan.json' }, '--out'],
    [{ exitCode: true }, '--exit-code'],
  ])('%o is refused', async (request, flag) => {
    const fake = fakeShell({ files: { 'a.yaml': demoManifests() } });
    expect(await run(fake, { offline: true, ...request })).toBe(64);
    expect(fake.err()).toContain(flag);
  });
});

it('unchanged resources are listed only when asked for', async () => {
  const fake = await applied({ 'a.yaml': logGroupManifest('web') });
  await run(fake);
  expect(fake.out()).not.toContain('LogGroup/web');
  await run(fake, { showUnchanged: true });
  expect(fake.out()).toMatch(/LogGroup\/web +unchanged/);
});
