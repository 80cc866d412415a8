import { describe, expect, it } from 'vitest';
import { get } from '../../../src/cli/commands/get.ts';
import { plan } from '../../../src/cli/commands/plan.ts';
import { status } from '../../../src/cli/commands/status.ts';
import { wait } from '../../../src/cli/commands/wait.ts';
import type { Shell } from '../../../src/cli/shell.ts';
import type { PolicyDocument } from '../../../src/model/iam-policy.ts';
import { readPolicy } from '../../../src/simulator/iam/read-policy.ts';
import { isWrite } from '../../support/call-history.ts';
import { fakeShell } from '../../support/fake-shell.ts';
import { smallFleet } from '../../support/manifests.ts';
import { testPlace } from '../../support/own-policies.ts';
import { fleet } from '../../support/rollout.ts';
import { ship } from '../../support/ship.ts';
import { sail } from '../../support/voyage.ts';
import { passes, permits, withoutPermit } from './scene.ts';
import { crashing } from './scenes.ts';

const minute = 60_000;

describe('a policy for plan', () => {
  const looks: readonly [string, (shell: Shell) => Promise<number>][] = [
    [
      'plan',
      (shell) =>
        plan(shell, { paths: [], targets: [], offline: false, output: 'text', exitCode: false, showUnchanged: false }),
    ],
    ['status', (shell) => status(shell, { output: 'text' })],
    ['get', (shell) => get(shell, { output: 'text', watch: false })],
    ['wait', (shell) => wait(shell, { resources: ['Service/web'], condition: 'ready' })],
  ];

  it.each(looks)('is enough for `evenkeel %s`', async (_verb, look) => {
    const vessel = ship(smallFleet(), { may: 'everything' });
    await sail(vessel);
    const { document } = await vessel.runtime.iamPolicy({ purpose: 'plan', prune: false, place: testPlace });
    const { aws } = vessel;
    aws.simulator.world.policies.set('test', [readPolicy(document)]);
    const { shell, drive, err } = fakeShell({ files: smallFleet(), aws });
    expect(await drive(look(shell))).toBe(0);
    expect(err()).not.toMatch(/denie|authorized/);
  });

  it('lets no write through', async () => {
    const vessel = ship(smallFleet(), { may: ['plan'] });
    const told = await passes(vessel, 2, true);
    expect(vessel.aws.calls.filter((call) => isWrite(call) && call.error === undefined)).toEqual([]);
    expect(told).toMatch(/not authorized to perform: ecs:CreateCluster/);
  });

  it('lets no write through where everything stands and is to go', async () => {
    const vessel = ship(smallFleet(), { may: 'everything' });
    await sail(vessel);
    vessel.aws.calls.length = 0;
    const emptied = ship({ 'logs.yaml': smallFleet()['logs.yaml'] ?? '' }, { aws: vessel.aws, may: ['plan', 'prune'] });
    await passes(emptied, 2, true);
    const writes = vessel.aws.calls.filter(isWrite);
    expect(writes.length).toBeGreaterThan(0);
    expect(writes.filter(({ error }) => error === undefined)).toEqual([]);
  });
});

describe('without the optional permits', () => {
  const optional = permits('OptionalReasonsOfFailure', 'ecs:ListTasks ecs:DescribeTasks');

  async function failing(edited: (document: PolicyDocument) => PolicyDocument): Promise<string> {
    const first = ship(fleet(), { may: 'everything' });
    await sail(first);
    const vessel = ship(crashing(), { aws: first.aws, edited });
    await passes(vessel, 1);
    await vessel.aws.clock.advance(2 * minute);
    return passes(vessel, 1);
  }

  it('the tasks of a failed deployment are not told of, and everything else is', async () => {
    const ofTasks = /app exit 1/;
    expect(await failing((document) => document)).toMatch(ofTasks);
    for (const permit of optional) {
      const told = await failing(withoutPermit(permit));
      expect(told).not.toMatch(ofTasks);
      expect(told).not.toMatch(/not authorized/);
    }
  });
});
