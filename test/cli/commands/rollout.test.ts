import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { apply } from '../../../src/cli/commands/apply.ts';
import { rolloutHistory } from '../../../src/cli/commands/rollout/history.ts';
import { rolloutRestart } from '../../../src/cli/commands/rollout/restart.ts';
import { rolloutRetry } from '../../../src/cli/commands/rollout/retry.ts';
import { rolloutStatus } from '../../../src/cli/commands/rollout/status.ts';
import { demoManifests, logGroupManifest } from '../../support/demo-manifests.ts';
import { type FakeShell, fakeShell } from '../../support/fake-shell.ts';

const crashing = demoManifests({ environment: ', { name: EVENKEEL_SIM_EXIT, value: "1" }' });

function applyAll({ shell, drive }: FakeShell): Promise<number> {
  return drive(apply(shell, { paths: [], targets: [], autoApprove: true, wait: true }));
}

/** A world where the manifests have been applied, the last ones now in force. */
async function havingApplied(...versions: string[]): Promise<FakeShell> {
  const fake = fakeShell({ files: {} });
  for (const version of versions) {
    fake.source.files = { 'a.yaml': version };
    await applyAll(fake);
  }
  fake.forget();
  return fake;
}

function status({ shell, drive }: FakeShell, more: { watch?: boolean; output?: 'text' | 'json' } = {}) {
  return drive(rolloutStatus(shell, { resource: 'web', watch: false, output: 'text', ...more }));
}

function updates({ aws }: FakeShell): number {
  return aws.calls.filter(({ operation }) => operation === 'UpdateService').length;
}

describe('rollout status', () => {
  it('shows a deployment that succeeded', async () => {
    const fake = await havingApplied(demoManifests());
    expect(await status(fake)).toBe(0);
    expect(fake.out()).toMatch(
      /^Service\/web {2}Synced {2}Healthy\n {2}deployment {2}ecs-svc\/\d{4}… \(web:1\) {2}succeeded\n$/,
    );
  });

  it('shows why a deployment was rolled back, and what can be done, with exit code 6', async () => {
    const fake = await havingApplied(demoManifests(), crashing);
    expect(await status(fake)).toBe(6);
    expect(fake.out()).toContain('Service/web  OutOfSync  Degraded');
    expect(fake.out()).toMatch(/deployment {2}ecs-svc\/\d{4}… \(web:2\) {2}rolled back after \d+ failed tasks/);
    expect(fake.out()).toMatch(/task +[0-9a-f]{4}… {2}stopped \d\d:\d\d:\d\dZ {2}app exit 1/);
    expect(fake.out()).toContain('evenkeel logs Service/web --stopped');
    expect(fake.out()).toContain('evenkeel rollout retry');
  });

  it('is the same for programs, without the content', async () => {
    const fake = await havingApplied(demoManifests(), crashing);
    await status(fake, { output: 'json' });
    const { own, held, health } = JSON.parse(fake.out());
    expect(own).toMatchObject({
      target: 'web:2',
      state: 'rolledBack',
      tasks: expect.arrayContaining([
        expect.objectContaining({ containers: [expect.objectContaining({ exitCode: 1 })] }),
      ]),
    });
    expect(held.reason).toBe('RolledBack');
    expect(health.status).toBe('Degraded');
    expect(own.content).toBeUndefined();
  });

  it('goes on until the deployment has ended when it is to watch', async () => {
    const fake = await havingApplied(demoManifests());
    await fake.aws.ecs.send(new UpdateServiceCommand({ cluster: 'demo', service: 'web', forceNewDeployment: true }));
    expect(await status(fake, { watch: true })).toBe(0);
    expect(fake.out()).toContain('is still under way');
    expect(fake.out().trimEnd()).toMatch(/succeeded$/);
  });

  it('ends when it is told to', async () => {
    const fake = await havingApplied(demoManifests());
    await fake.aws.ecs.send(new UpdateServiceCommand({ cluster: 'demo', service: 'web', forceNewDeployment: true }));
    const watching = rolloutStatus(fake.shell, { resource: 'web', watch: true, output: 'text' });
    fake.aws.clock.schedule(2000, fake.interrupt);
    expect(await fake.drive(watching)).toBe(130);
  });
});

describe('rollout history', () => {
  it('lists deployments, the newest first, with how they ended and why', async () => {
    const fake = await havingApplied(demoManifests(), crashing);
    await fake.drive(rolloutHistory(fake.shell, { resource: 'Service/web', output: 'text' }));
    const [header, first, second] = fake.out().split('\n');
    expect(header).toMatch(/^TARGET +STATE +STARTED +TOOK +CONTENT +DEPLOYMENT +REASON$/);
    expect(first).toMatch(
      /^web:2 +rolled back +\S+Z .*as the manifest +ecs-svc\/\d{4}… +\d+ tasks failed: app exit 1$/,
    );
    expect(second).toMatch(/^web:1 +succeeded /);
  });
});

describe('rollout restart', () => {
  it('starts a deployment of the same content, which stays in sync', async () => {
    const fake = await havingApplied(demoManifests());
    expect(await fake.drive(rolloutRestart(fake.shell, 'web'))).toBe(0);
    expect(fake.out()).toMatch(/^Service\/web is deployed again as ecs-svc\/\d+\./);
    expect(updates(fake)).toBe(1);
    expect(await status(fake, { watch: true })).toBe(0);
    expect(updates(fake)).toBe(1);
  });

  it('does not touch what belongs to somebody else', async () => {
    const fake = await havingApplied(demoManifests());
    const other = fakeShell({ aws: fake.aws, files: { 'a.yaml': demoManifests() }, settings: { owner: 'other' } });
    await expect(other.drive(rolloutRestart(other.shell, 'web'))).rejects.toMatchObject({ name: 'OwnedByOther' });
    expect(updates(fake)).toBe(0);
  });
});

describe('rollout retry', () => {
  const retry = ({ shell, drive }: FakeShell, autoApprove = true) =>
    drive(rolloutRetry(shell, { resource: 'web', autoApprove, wait: true }));

  it('deploys the content again, and tells how that ended', async () => {
    const fake = await havingApplied(demoManifests(), crashing);
    await fake.aws.clock.advance(120_000);
    const before = updates(fake);
    expect(await retry(fake)).toBe(6);
    expect(updates(fake)).toBe(before + 1);
    expect(fake.err()).toContain('Service/web did not become healthy (exit 6)');
    fake.forget();
    expect(await applyAll(fake)).toBe(7);
    expect(updates(fake)).toBe(before + 1);
  });

  it('is told to wait while the service is still on its way back', async () => {
    const fake = await havingApplied(demoManifests(), crashing);
    expect(await retry(fake)).toBe(7);
    expect(fake.err()).toMatch(/waiting +UpdateService: .* being rolled back/);
  });

  it('asks first', async () => {
    const fake = await havingApplied(demoManifests(), crashing);
    expect(await retry(fake, false)).toBe(64);
  });

  it('refuses where nothing was rolled back', async () => {
    const fake = await havingApplied(demoManifests());
    expect(await retry(fake)).toBe(7);
    expect(fake.err()).toContain('nothing of Service/web was rolled back');
  });
});

describe('a name that leads nowhere', () => {
  it.each([
    ['wep', 'did you mean web?'],
    ['Service/wep', 'did you mean Service/web?'],
    ['LogGroup/logs', 'those of the manifests are Service/web'],
    ['Servize/web', 'did you mean Service?'],
  ])('%s is answered with what there is', async (resource, advice) => {
    const fake = await havingApplied(`${demoManifests()}---\n${logGroupManifest('logs')}`);
    expect(await fake.drive(rolloutHistory(fake.shell, { resource, output: 'text' }))).toBe(64);
    expect(fake.err()).toContain(advice);
  });
});
