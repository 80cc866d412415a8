import { describe, expect, test } from 'vitest';
import { type ContainerNames, type FateRule, Fates } from '../../src/simulator/fates.ts';

const app: ContainerNames = { image: 'registry/web:broken', container: 'app', family: 'web', service: 'shop' };
const proxy: ContainerNames = { ...app, image: 'envoy:v1', container: 'proxy' };
const crash = { exit: { code: 1, afterMs: 3_000 } };
const slow = { startMs: 90_000 };

function fatesOf(...rules: FateRule[]): Fates {
  const fates = new Fates();
  for (const rule of rules) fates.add(rule);
  return fates;
}

describe('the fates of containers', () => {
  test.each<[Omit<FateRule, 'fate'>, number]>([
    [{}, 2],
    [{ image: '*:broken' }, 1],
    [{ container: 'app' }, 1],
    [{ container: 'app', image: 'envoy*' }, 0],
    [{ service: 'shop' }, 2],
    [{ service: 'sh' }, 0],
    [{ family: 'w*' }, 2],
    [{ family: 'shop' }, 0],
  ])('by the rule %j are decided for %i of two containers', (rule, count) => {
    const decided = fatesOf({ ...rule, fate: crash }).decide([app, proxy]);
    expect(decided.filter(({ exit }) => exit)).toHaveLength(count);
  });

  test('are put together from the first rules that say something of each thing', () => {
    const later = { exit: { code: 2, afterMs: 1 }, startMs: 1, pull: 'no' };
    const fates = fatesOf({ fate: slow }, { image: '*:broken', fate: crash }, { fate: later });
    expect(fates.decide([app, proxy])).toEqual([
      { ...slow, ...crash, pull: 'no' },
      { ...slow, exit: later.exit, pull: 'no' },
    ]);
  });

  test('are decided for as many tasks as a rule says, and then by the next rule', () => {
    const fates = fatesOf({ container: 'app', times: 2, fate: crash }, { times: 1, fate: { ...crash, ...slow } });
    const decided = [1, 2, 3, 4].map(() => fates.decide([app])[0]);
    expect(decided).toEqual([{ ...crash, ...slow }, crash, {}, {}]);
  });

  test('count a task once, however many of its containers a rule decides on', () => {
    const fates = fatesOf({ times: 2, fate: crash });
    expect([fates.decide([app, proxy]), fates.decide([app, proxy]), fates.decide([app])]).toEqual([
      [crash, crash],
      [crash, crash],
      [{}],
    ]);
  });
});
