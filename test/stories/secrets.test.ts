import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/lib/json.ts';
import { leaks } from '../support/invariants.ts';
import { smallFleet } from '../support/manifests.ts';
import { type Ship, ship } from '../support/ship.ts';

const canary = 'canary-5up3r-s3cret';

const places: readonly [string, (value: string) => JsonObject][] = [
  ['an environment variable', (value) => ({ environment: [{ name: 'DB_PASSWORD', value }] })],
  [
    'an environment variable of a new container’s kind',
    (value) => ({
      environment: [
        { name: 'API_TOKEN', value },
        { name: 'A', value: 'b' },
      ],
    }),
  ],
  [
    'a URL with credentials',
    (value) => ({ environment: [{ name: 'DATABASE', value: `postgres://web:${value}@db/web` }] }),
  ],
  [
    'an option of a log driver',
    (value) => ({
      logConfiguration: { logDriver: 'splunk', options: { 'splunk-token': `https://user:${value}@splunk` } },
    }),
  ],
  ['a label', (value) => ({ dockerLabels: { hook: `https://user:${value}@hooks` } })],
];

/** Everything that a plan shows: values that are marked sensitive are not shown. */
function shown({ runtime, drive }: Ship): Promise<string> {
  return drive(runtime.plan()).then(({ plan, resources, problems }) => {
    const changes = plan.steps.map(({ change }) => ({
      ...change,
      fields: change.fields.filter(({ sensitive }) => !sensitive),
    }));
    return JSON.stringify({ changes, resources, problems });
  });
}

describe('a secret in a manifest shows up nowhere', () => {
  for (const [title, container] of places) {
    it(`as ${title}, when it is new, changes, goes, or AWS quotes it`, async () => {
      const vessel = ship(smallFleet({ container: {} }));
      await vessel.drive(vessel.runtime.pass());
      const texts: string[] = [];
      for (const next of [container(canary), container(`${canary}-2`), {}]) {
        vessel.source.files = smallFleet({ container: next });
        texts.push(await shown(vessel));
        const mend = vessel.aws.simulator.faults.add({
          operation: 'RegisterTaskDefinition',
          times: 1,
          effect: { kind: 'error', code: 'ClientException', message: `Invalid value: ${JSON.stringify(next)}` },
        });
        const { outcomes, resources } = await vessel.drive(vessel.runtime.pass());
        texts.push(JSON.stringify([...outcomes.values()]), JSON.stringify(resources));
        mend();
        await vessel.drive(vessel.runtime.pass());
      }
      expect(leaks(vessel, canary, texts)).toEqual([]);
    });
  }

  it('as part of a container that is added or removed whole', async () => {
    const vessel = ship(smallFleet());
    await vessel.drive(vessel.runtime.pass());
    const more = {
      containerDefinitions: [
        { name: 'app', image: 'nginx:1' },
        { name: 'more', image: 'x', essential: false, environment: [{ name: 'TOKEN', value: canary }] },
      ],
    };
    const texts: string[] = [];
    const plain = smallFleet();
    const text = plain['task-definition.yaml'] ?? '';
    const withMore = JSON.parse(text);
    Object.assign(withMore.spec, more);
    vessel.source.files = { ...plain, 'task-definition.yaml': JSON.stringify(withMore) };
    texts.push(await shown(vessel));
    await vessel.drive(vessel.runtime.pass());
    vessel.source.files = plain;
    texts.push(await shown(vessel));
    expect(leaks(vessel, canary, texts)).toEqual([]);
  });
});
