import { CreateRepositoryCommand, DescribeRepositoriesCommand } from '@aws-sdk/client-ecr';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, test } from 'vitest';
import type { FaultEffect } from '../../src/simulator/faults.ts';
import { simulatedAws } from '../support/simulated-aws.ts';

const create = new CreateRepositoryCommand({ repositoryName: 'web' });

async function createUnder(effect: FaultEffect) {
  const aws = simulatedAws();
  const lift = aws.simulator.faults.add({ service: 'ecr', operation: 'CreateRepository', effect });
  const error: Error = await aws.ecr.send(create).then(
    () => new Error('no error'),
    (reason) => reason,
  );
  lift();
  const { repositories = [] } = await aws.ecr.send(new DescribeRepositoriesCommand({}));
  return { ...aws, error, happened: repositories.length > 0 };
}

describe('a fault', () => {
  test.each<[FaultEffect, string, boolean]>([
    [{ kind: 'throttle' }, 'ThrottlingException', false],
    [{ kind: 'error', code: 'ServerException', status: 500 }, 'ServerException', false],
    [{ kind: 'error-after', code: 'ServerException', status: 500 }, 'ServerException', true],
    [{ kind: 'html' }, 'SyntaxError', false],
    [{ kind: 'truncate-after' }, 'Error', true],
    [{ kind: 'reset' }, 'Error', false],
    [{ kind: 'reset-after' }, 'Error', true],
  ])('of %o reaches the client as %s, and whether the call took place is %s', async (effect, name, took) => {
    const { error, happened } = await createUnder(effect);
    expect(error.name).toBe(name);
    expect(happened).toBe(took);
  });

  test('is reported with the call that it hit', async () => {
    const { calls } = await createUnder({ kind: 'reset' });
    expect(calls[0]).toMatchObject({ operation: 'CreateRepository', fault: 'reset' });
    expect(calls[1]).not.toHaveProperty('fault');
  });

  test.each(['hang', 'hang-after'] as const)('of kind %s ends when the client gives up', async (kind) => {
    const { ecr, simulator } = simulatedAws();
    simulator.faults.add({ effect: { kind } });
    const patience = new AbortController();
    const sent = ecr.send(create, { abortSignal: patience.signal });
    patience.abort();
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('of kind delay answers late', async () => {
    const { ecr, simulator, clock } = simulatedAws();
    simulator.faults.add({ effect: { kind: 'delay', milliseconds: 4000 } });
    const start = clock.now();
    await clock.drive(ecr.send(create));
    expect(clock.now() - start).toBe(4000);
  });

  test('lets the first calls pass and stops after its number of hits', async () => {
    const { sts, simulator } = simulatedAws();
    simulator.faults.add({ skip: 1, times: 2, effect: { kind: 'throttle' } });
    const outcomes = [];
    for (let call = 0; call < 5; call++) {
      const outcome = sts.send(new GetCallerIdentityCommand({})).then(
        () => 'ok',
        ({ name }) => name,
      );
      outcomes.push(await outcome);
    }
    expect(outcomes).toEqual(['ok', 'Throttling', 'Throttling', 'ok', 'ok']);
  });

  test('hits only calls of its service and operation', async () => {
    const { ecr, simulator } = simulatedAws();
    simulator.faults.add({ service: 'ecs', effect: { kind: 'reset' } });
    simulator.faults.add({ service: 'ecr', operation: 'DescribeRepositories', effect: { kind: 'throttle' } });
    await ecr.send(create);
    await expect(ecr.send(new DescribeRepositoriesCommand({}))).rejects.toMatchObject({ name: 'ThrottlingException' });
  });
});
