import { PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, it } from 'vitest';
import { routes } from '../../src/api/server.ts';
import { plan } from '../../src/cli/commands/plan.ts';
import type { Shell } from '../../src/cli/shell.ts';
import { controlledShip } from '../support/controlled-ship.ts';
import { logGroupManifest } from '../support/demo-manifests.ts';
import { fakeShell } from '../support/fake-shell.ts';

const files = {
  'a.yaml': logGroupManifest('a', { spec: '{ logGroupName: /demo/a, retentionInDays: 7 }' }),
  'b.yaml': logGroupManifest('b', { spec: '{ logGroupName: /demo/b, retentionInDays: 7 }' }),
};
const edited = { ...files, 'b.yaml': files['b.yaml'].replace('retentionInDays: 7', 'retentionInDays: 14') };
const server = 'http://127.0.0.1:7373';

async function planned(settings: { server?: string }, getJson?: Shell['getJson']) {
  const vessel = controlledShip(files, { intervalMs: 3_600_000 });
  await vessel.aws.clock.until(() => vessel.controller.board.settled.size === 2);
  await vessel.aws.logs.send(new PutRetentionPolicyCommand({ logGroupName: '/demo/a', retentionInDays: 30 }));
  const api = routes(vessel.controller.board, { host: '127.0.0.1', port: 7373 }, '1.2.3');
  const ask: Shell['getJson'] = async (url) => (await api.request(url, { headers: { host: '127.0.0.1:7373' } })).json();
  const fake = fakeShell({ files: edited, aws: vessel.aws, settings, getJson: getJson ?? ask });
  const request = { paths: [], targets: [], offline: false, exitCode: false, showUnchanged: false };
  const code = await fake.drive(plan(fake.shell, { ...request, output: 'text' }));
  await vessel.stop();
  return { code, out: fake.out(), err: fake.err() };
}

describe('a plan beside a running controller', () => {
  it('tells drift from what the author changed', async () => {
    const { code, out } = await planned({ server });
    expect(code).toBe(0);
    const [changes = '', drift = ''] = out.split('Drift (live differs from Git, and Git did not change)');
    expect(changes).toContain('LogGroup/b');
    expect(changes).not.toContain('LogGroup/a');
    expect(drift).toMatch(/LogGroup\/a[\s\S]*retentionInDays +30 -> 7/);
    expect(drift).toContain('1 to update, 0 to destroy. Drift: 1.');
  });

  it('does not claim to know where it asks nobody', async () => {
    const { out, err } = await planned({});
    expect(out).not.toContain('Drift');
    expect(out).toContain('2 to update');
    expect(err).toBe('');
  });

  it.each<[string, Shell['getJson'], RegExp]>([
    ['cannot be reached', () => Promise.reject(new Error('connect ECONNREFUSED')), /connect ECONNREFUSED/],
    ['answers something else', async () => ({ settled: 'yes' }), /it answers as no controller does/],
  ])('goes on without that where the controller %s, and says so', async (_, getJson, reason) => {
    const { code, out, err } = await planned({ server }, getJson);
    expect(code).toBe(0);
    expect(out).toContain('2 to update');
    expect(err).toMatch(/^Drift is not told apart, because the controller cannot be asked: /);
    expect(err).toMatch(reason);
  });
});
