import { CreateRepositoryCommand, DescribeRepositoriesCommand } from '@aws-sdk/client-ecr';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, test } from 'vitest';
import type { Fault, FaultEffect } from '../../src/simulator/faults.ts';
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

  test.each<[Partial<Fault>, string]>([
    [{ times: 2 }, 'xx.....'],
    [{ skip: 1, times: 2 }, '.xx....'],
    [{ every: 3 }, '..x..x.'],
    [{ every: 2, times: 2 }, '.x.x...'],
    [{ skip: 2, every: 2, times: 1 }, '...x...'],
  ])('with %j hits the calls %s', async (rule, expected) => {
    const { sts, simulator } = simulatedAws();
    simulator.faults.add({ ...rule, effect: { kind: 'throttle' } });
    let outcomes = '';
    while (outcomes.length < expected.length) {
      outcomes += await sts.send(new GetCallerIdentityCommand({})).then(
        () => '.',
        () => 'x',
      );
    }
    expect(outcomes).toBe(expected);
  });

  test.each<[Partial<Fault>, boolean]>([
    [{ service: 'ecs' }, false],
    [{ service: 'ecr', operation: 'DescribeRepositories' }, false],
    [{ service: 'ecr', operation: 'CreateRepository' }, true],
    [{ service: 'ec*' }, true],
    [{ operation: 'Create*' }, true],
    [{}, true],
  ])('on %j hits CreateRepository of ecr: %s', async (rule, hit) => {
    const { ecr, simulator, calls } = simulatedAws();
    simulator.faults.add({ ...rule, effect: { kind: 'throttle' } });
    await ecr.send(create).catch(() => undefined);
    expect(calls[0]?.fault).toBe(hit ? 'throttle' : undefined);
  });

  test.each([
    ['ServerException', 500],
    ['InvalidParameterException', 400],
  ])('of the error %s has the status %i unless it says another', async (code, status) => {
    const { ecr, simulator } = simulatedAws();
    simulator.faults.add({ times: 1, effect: { kind: 'error', code } });
    simulator.faults.add({ effect: { kind: 'error', code, status: 503 } });
    await expect(ecr.send(create)).rejects.toMatchObject({ name: code, $metadata: { httpStatusCode: status } });
    await expect(ecr.send(create)).rejects.toMatchObject({ $metadata: { httpStatusCode: 503 } });
  });
});
