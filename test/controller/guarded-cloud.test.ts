import { describe, expect, it } from 'vitest';
import { statusAnswer } from '../../src/api/answers.ts';
import { createController } from '../../src/controller/controller.ts';
import { guardedCloud } from '../../src/controller/guarded-cloud.ts';
import { seededRandom } from '../../src/lib/backoff.ts';
import type { Guard } from '../../src/model/guard.ts';
import type { Cloud } from '../../src/model/ports.ts';
import { logGroupManifest } from '../support/demo-manifests.ts';
import { registry, ship } from '../support/ship.ts';

const origin = { file: 'envs/prod.yaml', line: 4, column: 1 };
const guardOf = (account: string): Guard => ({ environment: 'prod', account: { value: account, origin } });
const manifest = logGroupManifest('a', { spec: '{ logGroupName: /demo/a }' });

describe('a guarded cloud', () => {
  it.each([
    ['a provider', async (cloud: Cloud): Promise<unknown> => cloud.provider('LogGroup')],
    ['the tag index', async (cloud: Cloud): Promise<unknown> => cloud.index.owned()],
    ['tags that are set', async (cloud: Cloud): Promise<unknown> => cloud.marks.set(['arn'], { a: 'b' })],
    ['tags that are taken away', async (cloud: Cloud): Promise<unknown> => cloud.marks.clear(['arn'], ['a'])],
  ])('refuses %s in another place', async (_, use) => {
    const { ports, aws, drive } = ship({ 'a.yaml': manifest });
    const cloud = guardedCloud(ports.cloud, () => guardOf('999988887777'));
    await expect(drive(use(cloud))).rejects.toMatchObject({
      name: 'WrongPlace',
      message:
        'envs/prod.yaml:4: prod belongs to account 999988887777, and the credentials are for 111122223333; nothing was done',
    });
    expect(aws.calls.map(({ operation }) => operation)).toEqual(['GetCallerIdentity']);
  });

  it('lets everything through in the right one, and without a guard', async () => {
    const { ports, drive } = ship({ 'a.yaml': manifest });
    for (const guard of [guardOf('111122223333'), undefined]) {
      const cloud = guardedCloud(ports.cloud, () => guard);
      expect(await drive(cloud.place())).toMatchObject({ account: '111122223333' });
      expect(await drive(cloud.index.owned())).toEqual([]);
    }
  });
});

describe('a controller in another place than its environment', () => {
  it('changes nothing, says so, lives on, and goes to work once that is mended', async () => {
    const { ports, aws, events } = ship({ 'a.yaml': manifest });
    let guard = guardOf('999988887777');
    // The virtual clock does not wait for modules to be loaded.
    await ports.cloud.provider('LogGroup');
    let hint = () => {};
    const stopping = new AbortController();
    const controller = createController({
      ports: {
        ...ports,
        source: { read: async () => ({ ...(await ports.source.read()), guard }) },
        cloud: guardedCloud(ports.cloud, () => guard),
      },
      registry,
      settings: { owner: 'evenkeel/prod', intervalMs: 60_000, dryRun: false, prune: true },
      random: seededRandom(3),
      listen: (event) => events.push(event),
      watch(onHint) {
        hint = onHint;
        return () => {};
      },
    });
    const done = controller.run(stopping.signal);
    await aws.clock.advance(600_000);
    expect(new Set(aws.calls.map(({ operation }) => operation))).toEqual(new Set(['GetCallerIdentity']));
    expect(controller.board.notReady).toContain('belongs to account 999988887777');
    const failures = events.flatMap((event) => (event.type === 'PassFailed' ? [event.failure.reason] : []));
    expect(new Set(failures)).toEqual(new Set(['WrongPlace']));

    guard = guardOf('111122223333');
    hint();
    await aws.clock.advance(60_000);
    expect(statusAnswer(controller.board, '1.2.3')).toMatchObject({ ready: true, env: 'prod' });
    expect(aws.calls.map(({ operation }) => operation)).toContain('CreateLogGroup');
    stopping.abort();
    await aws.clock.drive(done);
  });
});
