import { expect, describe as group, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { apply } from '../../../src/cli/commands/apply.ts';
import { describe } from '../../../src/cli/commands/describe.ts';
import { type GetRequest, get } from '../../../src/cli/commands/get.ts';
import { plan } from '../../../src/cli/commands/plan.ts';
import { status } from '../../../src/cli/commands/status.ts';
import { demoManifests, logGroupManifest } from '../../support/demo-manifests.ts';
import { type FakeShell, fakeShell } from '../../support/fake-shell.ts';

const files = { 'a.yaml': demoManifests({ environment: ', { name: API_TOKEN, value: quite-secret }' }) };

async function applied(): Promise<FakeShell> {
  const fake = fakeShell({ files });
  await fake.drive(apply(fake.shell, { paths: [], targets: [], autoApprove: true, wait: true }));
  fake.forget();
  return fake;
}

function look(fake: FakeShell, request: Partial<GetRequest> = {}): Promise<number> {
  return fake.drive(get(fake.shell, { output: 'text', watch: false, ...request }));
}

group('get', () => {
  it('lists everything with sync and health', async () => {
    const fake = await applied();
    expect(await look(fake)).toBe(0);
    expect(fake.out()).toMatch(/^NAME +SYNC +HEALTH\nCluster\/demo +Synced +Healthy\n/);
    expect(fake.out()).toMatch(/Service\/web +Synced +Healthy/);
  });

  it('adds the columns of the kind when one is named, in any case and number', async () => {
    const fake = await applied();
    for (const resource of ['Service', 'services', 'service/web']) {
      fake.forget();
      await look(fake, { resource });
      expect(fake.out()).toMatch(
        /^NAME +SYNC +HEALTH +DESIRED +RUNNING +TASK DEFINITION\nweb +Synced +Healthy +2 +2 +web:1\n$/,
      );
    }
  });

  it('says what is missing', async () => {
    const fake = fakeShell({ files });
    await look(fake, { resource: 'Service' });
    expect(fake.out()).toMatch(/web +OutOfSync +Missing/);
  });

  it('prints names for scripts', async () => {
    const fake = await applied();
    await look(fake, { output: 'name' });
    expect(fake.out()).toBe('Cluster/demo\nTaskDefinition/web\nService/web\n');
  });

  it('prints manifests that describe what AWS has, so that a plan of them is empty', async () => {
    const fake = await applied();
    await look(fake, { output: 'yaml' });
    const text = fake.out().replace('(sensitive)', 'quite-secret');
    expect(parseAllDocuments(text).map((document) => document.errors)).toEqual([[], [], []]);
    const again = fakeShell({ aws: fake.aws, files: { 'b.yaml': text } });
    const request = {
      paths: [],
      targets: [],
      offline: false,
      output: 'text',
      exitCode: true,
      showUnchanged: false,
    } as const;
    expect(await again.drive(plan(again.shell, request))).toBe(0);
    expect(again.out()).toContain('No changes. 3 resources match');
  });

  it('prints one object for one resource and a list for several', async () => {
    const fake = await applied();
    await look(fake, { output: 'json', resource: 'Service/web' });
    expect(JSON.parse(fake.out())).toMatchObject({
      kind: 'Resource',
      id: 'Service/web',
      sync: 'Synced',
      health: { status: 'Healthy' },
      spec: { desiredCount: 2 },
    });
    fake.forget();
    await look(fake, { output: 'json' });
    expect(JSON.parse(fake.out())).toMatchObject({ kind: 'ResourceList', items: [{ id: 'Cluster/demo' }, {}, {}] });
  });

  it.each([
    ['Service/wbe', 1, 'did you mean Service/web?'],
    ['svc', 64, 'the kinds are Cluster'],
  ])('%s is not found, with advice', async (resource, code, advice) => {
    const fake = await applied();
    expect(await look(fake, { resource })).toBe(code);
    expect(fake.err()).toContain(advice);
  });

  it('goes on with --watch and prints again when something has changed, until Ctrl-C', async () => {
    const fake = fakeShell({ files });
    const watching = get(fake.shell, { output: 'text', watch: true, resource: 'Service' });
    await fake.aws.clock.until(() => fake.out().includes('Missing'));
    const other = fakeShell({ files, aws: fake.aws });
    await other.drive(apply(other.shell, { paths: [], targets: [], autoApprove: true, wait: true }));
    await fake.aws.clock.until(() => fake.out().includes('Healthy'));
    fake.interrupt();
    expect(await fake.drive(watching)).toBe(130);
    expect(fake.out().match(/Missing/g)).toHaveLength(1);
  });

  it('leaves out manifests with errors and says so', async () => {
    const fake = fakeShell({ files: { ...files, 'b.yaml': logGroupManifest('bad', { spec: '{ nope: 1 }' }) } });
    expect(await look(fake, { output: 'name' })).toBe(0);
    expect(fake.out()).not.toContain('bad');
    expect(fake.err()).toContain('1 error in the manifests');
  });
});

group('describe', () => {
  it('shows state, conditions, what differs and what AWS has, without secrets', async () => {
    const fake = await applied();
    fake.source.files = { 'a.yaml': files['a.yaml'].replace('desiredCount: 2', 'desiredCount: 3') };
    expect(await fake.drive(describe(fake.shell, { resource: 'service/web', output: 'text' }))).toBe(0);
    expect(fake.out()).toMatch(
      /Service\/web[\s\S]*sync +OutOfSync[\s\S]*Conditions[\s\S]*Plan[\s\S]*~ desiredCount +2 -> 3[\s\S]*Spec on AWS/,
    );
    fake.forget();
    await fake.drive(describe(fake.shell, { resource: 'TaskDefinition/web', output: 'text' }));
    expect(fake.out()).toContain('API_TOKEN');
    expect(fake.raw()).not.toContain('quite-secret');
  });

  it('shows the plan of a resource that does not exist yet', async () => {
    const fake = fakeShell({ files });
    expect(await fake.drive(describe(fake.shell, { resource: 'Service/web', output: 'text' }))).toBe(0);
    expect(fake.out()).toMatch(/health +Missing[\s\S]*\+ create[\s\S]*\+ desiredCount +2/);
  });
});

group('status', () => {
  it('says that all is well', async () => {
    const fake = await applied();
    expect(await fake.drive(status(fake.shell, { output: 'text' }))).toBe(0);
    expect(fake.out()).toContain('All is well: 3 resources in sync and healthy.');
  });

  it('lists only what is not', async () => {
    const fake = await applied();
    fake.source.files = { 'a.yaml': files['a.yaml'].replace('desiredCount: 2', 'desiredCount: 3') };
    await fake.drive(status(fake.shell, { output: 'text' }));
    expect(fake.out()).toContain('2 Synced, 1 OutOfSync');
    expect(fake.out()).toMatch(/Service\/web +OutOfSync/);
    expect(fake.out()).not.toContain('Cluster/demo');
    fake.forget();
    await fake.drive(status(fake.shell, { output: 'json' }));
    expect(JSON.parse(fake.out())).toMatchObject({
      kind: 'Status',
      counts: { sync: { Synced: 2, OutOfSync: 1 } },
      attention: [{ id: 'Service/web' }],
    });
  });
});
