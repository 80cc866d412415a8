import { PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect, it } from 'vitest';
import { utcTime } from '../../src/lib/zoned-time.ts';
import type { SyncWindow } from '../../src/model/sync-window.ts';
import { isWrite } from '../support/call-history.ts';
import { controlledShip } from '../support/controlled-ship.ts';
import { manifest } from '../support/manifests.ts';
import { ship } from '../support/ship.ts';
import type { SimulatedAws } from '../support/simulated-aws.ts';
import { changesOf, sail } from '../support/voyage.ts';

const hour = 3_600_000;
/** The clock of these worlds starts at one o'clock in Berlin. */
const morning: SyncWindow = {
  kind: 'allow',
  schedule: '0 8 * * *',
  durationMs: 2 * hour,
  timeZone: 'Europe/Berlin',
  resources: ['LogGroup/*'],
};
const files = { 'logs.yaml': manifest('LogGroup', 'web', { spec: { logGroupName: '/web', retentionInDays: 30 } }) };

function writes({ calls }: SimulatedAws): string[] {
  return calls.filter(isWrite).map(({ operation, at }) => `${operation} ${utcTime(at)}`);
}

it('a controller waits for a window and acts at the moment at which it opens', async () => {
  const vessel = controlledShip(files, { syncWindows: [morning] });
  const { clock } = vessel.aws;
  await clock.until(() => vessel.controller.board.lastPassAt !== undefined);
  await clock.advance(6.9 * hour);
  expect(writes(vessel.aws)).toEqual([]);
  const entry = vessel.controller.board.entry('LogGroup/web');
  expect(entry?.step.change.held).toMatchObject({ reason: 'OutsideWindow', until: '2026-01-01T07:00:00Z' });
  expect(entry?.status).toMatchObject({ sync: 'OutOfSync', health: { status: 'Missing' } });
  await clock.advance(0.2 * hour);
  expect(writes(vessel.aws)).toEqual([
    'CreateLogGroup 2026-01-01T07:00:00Z',
    'PutRetentionPolicy 2026-01-01T07:00:00Z',
  ]);
  await vessel.stop();
});

it('drift is seen outside of the window and healed in the next one', async () => {
  const twice = { ...morning, schedule: '0 1,3 * * *', durationMs: hour };
  const vessel = controlledShip(files, { syncWindows: [twice] });
  const { clock, logs } = vessel.aws;
  await clock.until(() => vessel.controller.board.lastPassAt !== undefined);
  await clock.advance(1.1 * hour);
  const before = writes(vessel.aws).length;
  await logs.send(new PutRetentionPolicyCommand({ logGroupName: '/web', retentionInDays: 1 }));
  await clock.advance(0.5 * hour);
  expect(vessel.controller.board.entry('LogGroup/web')?.status.sync).toBe('OutOfSync');
  await clock.advance(0.5 * hour);
  expect(writes(vessel.aws).slice(before + 1)).toEqual(['PutRetentionPolicy 2026-01-01T02:00:00Z']);
  await vessel.stop();
});

it('nothing is pruned outside of the window, and a command that ignores it is bound by nothing', async () => {
  const vessel = ship(files, { syncWindows: [morning] });
  await sail(vessel, { ignoreWindows: true });
  vessel.source.files = { 'other.yaml': manifest('LogGroup', 'other') };
  const held = await vessel.drive(vessel.runtime.pass({ prune: true }));
  expect(changesOf(held)).toEqual(['LogGroup/other create OutsideWindow', 'LogGroup/web prune OutsideWindow']);
  const kept = await vessel.drive(vessel.runtime.pass());
  expect(changesOf(kept)).toEqual(['LogGroup/other create OutsideWindow', 'LogGroup/web prune PruneDisabled']);
  await sail(vessel, { prune: true, ignoreWindows: true });
  expect(changesOf(await vessel.drive(vessel.runtime.plan()))).toEqual([]);
});
