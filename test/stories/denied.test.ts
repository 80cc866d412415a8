import { describe, expect, it } from 'vitest';
import type { Fault } from '../../src/simulator/faults.ts';
import { isWrite } from '../support/call-history.ts';
import { controlledShip } from '../support/controlled-ship.ts';
import { violations } from '../support/invariants.ts';
import { manifest, smallFleet } from '../support/manifests.ts';
import { ship } from '../support/ship.ts';
import { sail } from '../support/voyage.ts';

const minute = 60_000;
const denied = {
  kind: 'error',
  code: 'AccessDeniedException',
  message: 'User: arn:aws:iam::111122223333:user/evenkeel is not authorized to perform: this',
} as const;
const expired = {
  kind: 'error',
  code: 'ExpiredTokenException',
  message: 'The security token included in the request is expired',
} as const;

const rows: readonly [denies: Fault, late: readonly string[]][] = [
  [{ operation: 'CreateRepository', effect: denied }, ['Repository/web']],
  [{ operation: 'DescribeRepositories', effect: denied }, ['Repository/web']],
  [{ operation: 'SetRepositoryPolicy', effect: denied }, ['Repository/web']],
  [{ operation: 'PutRetentionPolicy', effect: denied }, ['LogGroup/web']],
  [{ operation: 'CreateLogGroup', effect: denied }, ['LogGroup/web']],
  [{ operation: 'RegisterTaskDefinition', effect: denied }, ['Service/web', 'TaskDefinition/web']],
  [{ operation: 'CreateService', effect: denied }, ['Service/web']],
  [{ operation: 'CreateCluster', effect: denied }, ['Cluster/demo', 'Service/web']],
  [{ operation: 'GetResources', effect: denied }, []],
];

describe('access denied', () => {
  for (const [fault, late] of rows) {
    it(`to ${fault.operation} delays ${late.length > 0 ? `nothing but ${late.join(' and ')}` : 'nothing'}`, async () => {
      const vessel = ship(smallFleet());
      const mend = vessel.aws.simulator.faults.add(fault);
      const { outcomes, resources } = await vessel.drive(vessel.runtime.pass());
      expect(
        [...outcomes.values()]
          .filter(({ result }) => result !== 'applied')
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(late);
      const failures = resources.flatMap(({ conditions }) => conditions.filter(({ type }) => type === 'Stalled'));
      expect(new Set(failures.map(({ reason }) => reason))).toEqual(new Set(late.length > 0 ? ['AccessDenied'] : []));
      mend();
      await sail(vessel);
      expect(violations(vessel)).toEqual([]);
    });
  }

  it('to the search for what carries our tag means that nothing is pruned', async () => {
    const vessel = ship(smallFleet());
    await sail(vessel);
    vessel.aws.simulator.faults.add({ operation: 'GetResources', effect: denied });
    const before = vessel.aws.calls.length;
    vessel.source.files = { 'logs.yaml': smallFleet()['logs.yaml'] ?? '' };
    await vessel.drive(vessel.runtime.pass({ prune: true }));
    expect(vessel.aws.calls.slice(before).filter(isWrite)).toEqual([]);
  });

  it('names the action, for whoever has to allow it', async () => {
    const vessel = ship(smallFleet());
    vessel.aws.simulator.faults.add({ operation: 'CreateRepository', effect: denied });
    const { outcomes } = await vessel.drive(vessel.runtime.pass());
    expect(outcomes.get('Repository/web')?.failure?.message).toMatch(/CreateRepository.*not authorized/);
  });
});

describe('credentials', () => {
  it('that expire in the middle of a pass stop it there; with new ones it goes on', async () => {
    const vessel = ship(smallFleet());
    const mend = vessel.aws.simulator.faults.add({ skip: 9, effect: expired });
    const { outcomes } = await vessel.drive(vessel.runtime.pass());
    const reasons = new Set([...outcomes.values()].flatMap(({ failure }) => failure?.reason ?? []));
    expect(reasons).toEqual(new Set(['CredentialsExpired', 'DependencyNotReady']));
    mend();
    await sail(vessel);
    expect(violations(vessel)).toEqual([]);
  });

  it('that are not good from the start lead to no call but the one that says so', async () => {
    const vessel = ship(smallFleet());
    vessel.aws.simulator.faults.add({ effect: expired });
    await expect(vessel.drive(vessel.runtime.pass())).rejects.toMatchObject({
      failure: { reason: 'CredentialsExpired' },
    });
    expect(vessel.aws.calls.map(({ operation }) => operation)).toEqual(['GetCallerIdentity']);
  });

  it('that come back find a controller that is alive', async () => {
    const vessel = controlledShip(smallFleet());
    const mend = vessel.aws.simulator.faults.add({ effect: expired });
    await vessel.aws.clock.advance(120 * minute);
    expect(vessel.controller.board.notReady).toBeDefined();
    expect(vessel.aws.calls.length).toBeLessThan(60);
    mend();
    await vessel.aws.clock.advance(120 * minute);
    expect(vessel.controller.board.entries.map(({ status }) => status.sync)).toEqual(
      Array.from({ length: 5 }, () => 'Synced'),
    );
    await vessel.stop();
  });
});

describe('what AWS refuses', () => {
  it('is told with AWS’s words, and keeps nothing else waiting', async () => {
    const files = {
      ...smallFleet(),
      'strange.yaml': manifest('LogGroup', 'strange', {
        spec: { kmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/lost' },
      }),
    };
    const vessel = ship(files);
    vessel.aws.simulator.faults.add({
      operation: 'CreateLogGroup',
      times: 1,
      effect: {
        kind: 'error',
        code: 'InvalidParameterException',
        message: 'The specified KMS Key Id could not be found.',
      },
    });
    const { outcomes } = await vessel.drive(vessel.runtime.pass());
    const failed = [...outcomes.values()].filter(({ result }) => result === 'failed');
    expect(failed.map(({ failure }) => [failure?.reason, failure?.message])).toEqual([
      ['Refused', expect.stringContaining('The specified KMS Key Id could not be found.')],
    ]);
  });
});
