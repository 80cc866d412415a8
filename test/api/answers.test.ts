import { describe, expect, test } from 'vitest';
import { planAnswer, resourceAnswer, statusAnswer } from '../../src/api/answers.ts';
import type { PlanAnswer, ResourceAnswer, StatusAnswer } from '../../src/api/contract.ts';
import { routes } from '../../src/api/server.ts';
import { lineOf } from '../../src/telemetry/log.ts';
import { controlledShip } from '../support/controlled-ship.ts';
import { manifest, smallFleet } from '../support/manifests.ts';
import { toyWorld } from '../support/toy-world.ts';

const canary = 'hunter2-canary-value';

async function worldWith(files: Record<string, string>, advanceMs = 30_000) {
  const world = toyWorld(files);
  await world.clock.advance(advanceMs);
  return world;
}

function entryOf({ controller }: Awaited<ReturnType<typeof worldWith>>, id: `${string}/${string}`) {
  const entry = controller.board.entry(id);
  if (!entry) throw new Error(`${id} is not on the board`);
  return entry;
}

describe('the status', () => {
  test('before the first pass knows nothing', () => {
    const { controller } = toyWorld({});
    const answer: StatusAnswer = {
      version: '1.2.3',
      ready: false,
      message: 'The first pass has not finished. Wait.',
      revision: undefined,
      lastPassAt: undefined,
      account: undefined,
      region: undefined,
      counts: { sync: {}, health: {} },
      sourceWhole: false,
      problems: [],
    };
    expect(statusAnswer(controller.board, '1.2.3')).toEqual(answer);
  });

  test('afterwards counts resources and says where and what they are', async () => {
    const world = await worldWith({
      a: manifest('Brick', 'a'),
      b: manifest('Brick', 'b', { policy: { suspend: true } }),
      c: manifest('Brick', 'c', { spec: { size: 'huge' } }),
    });
    expect(statusAnswer(world.controller.board, '1.2.3')).toMatchObject({
      ready: true,
      message: '',
      revision: 'r1',
      lastPassAt: '1970-01-01T00:00:05.000Z',
      account: '111122223333',
      region: 'moon',
      counts: { sync: { Synced: 1, OutOfSync: 1 }, health: { Healthy: 1, Suspended: 1 } },
      sourceWhole: false,
      problems: [{ reason: 'FieldInvalid', id: 'Brick/c' }],
    });
  });
});

describe('a resource', () => {
  test('shows what is known of it', async () => {
    const world = await worldWith({ a: manifest('Brick', 'a') });
    const answer: ResourceAnswer = {
      id: 'Brick/a',
      kind: 'Brick',
      name: 'a',
      sync: 'Synced',
      health: { status: 'Healthy', message: '' },
      conditions: ['Synced', 'Healthy', 'Ready'].map((type) => ({
        type: type as 'Synced',
        status: true,
        reason: type === 'Synced' ? 'InSync' : 'Healthy',
        message: '',
        lastTransitionTime: type === 'Synced' ? '1970-01-01T00:00:00.000Z' : '1970-01-01T00:00:05.000Z',
        observedRevision: 'r1',
      })),
      origin: { file: 'a', line: 1, column: 1 },
      attributes: { arn: 'arn:aws:toys:moon:111122223333:brick/a', name: 'a' },
      facts: {},
      deployments: [],
      change: { id: 'Brick/a', action: 'none', fields: [], origin: { file: 'a', line: 1, column: 1 } },
    };
    expect(resourceAnswer(entryOf(world, 'Brick/a'))).toEqual(answer);
  });

  test('shows its deployments without their content', async () => {
    const world = await worldWith({ a: manifest('Brick', 'a') });
    const { status, step } = entryOf(world, 'Brick/a');
    if (!step.observed) throw new Error('it was not observed');
    const shown = { id: 'two', target: 'bad', state: 'rolledBack', reason: 'rain', failedTasks: 3, tasks: [] } as const;
    const own = { ...shown, content: { secretWord: canary } };
    const observed = { ...step.observed, deployments: [own] };
    const answer = resourceAnswer({ status, step: { ...step, observed, own } });
    expect(answer).toMatchObject({ deployments: [shown], own: 'two' });
    expect(JSON.stringify(answer)).not.toContain(canary);
  });
});

describe('the plan', () => {
  test('has what is to be done and what is held, not what is as it should be', async () => {
    const world = await worldWith({ a: manifest('Brick', 'a') });
    world.write({
      a: manifest('Brick', 'a', { spec: { size: 2, secretWord: canary }, policy: { suspend: true } }),
      b: manifest('Brick', 'b'),
    });
    world.weather = (name) => (name.startsWith('create') ? new Error('no') : undefined);
    await world.clock.advance(0);
    const answer: PlanAnswer = {
      apiVersion: 'evenkeel/v1',
      kind: 'Plan',
      formatVersion: '1.0',
      revision: 'r2',
      summary: { none: 0, create: 1, update: 0, revise: 0, replace: 0, rollback: 0, adopt: 0, prune: 0, held: 1 },
      changes: [
        {
          id: 'Brick/a',
          action: 'update',
          fields: [
            { path: 'size', mode: 'update', before: 1, after: 2 },
            { path: 'secretWord', mode: 'update', sensitive: true },
          ],
          held: { reason: 'Suspended', message: 'policy.suspend is set on Brick/a' },
          origin: { file: 'a', line: 1, column: 1 },
        },
        { id: 'Brick/b', action: 'create', fields: expect.anything(), origin: { file: 'b', line: 1, column: 1 } },
      ],
    };
    const shown = planAnswer(world.controller.board);
    expect(shown).toEqual(answer);
    expect(JSON.stringify(shown)).not.toContain(canary);
  });
});

describe('a secret in an environment variable', () => {
  const environment = [
    { name: 'DB_PASSWORD', value: canary },
    { name: 'LOG_LEVEL', value: 'info' },
  ];
  const paths = ['status', 'resources', 'plan', 'events', 'resources/TaskDefinition/web', 'resources/Service/web'];

  test.each([
    ['is applied', undefined],
    ['is refused by AWS, which quotes it', `Container.environment is not valid: DB_PASSWORD=${canary}`],
  ])('is in no answer and in no log line when it %s', async (_what, refusal) => {
    const ship = controlledShip(smallFleet({ container: { environment } }));
    const { aws, controller, events } = ship;
    if (refusal !== undefined) {
      const effect = { kind: 'error', code: 'ClientException', message: refusal } as const;
      aws.simulator.faults.add({ operation: 'RegisterTaskDefinition', effect });
    }
    await aws.clock.until(() => controller.board.lastPassAt !== undefined);
    await aws.clock.advance(60_000);
    ship.write(
      'task-definition.yaml',
      smallFleet({ container: { environment, image: 'nginx:2' } })['task-definition.yaml'],
    );
    await aws.clock.advance(60_000);
    if (refusal === undefined) expect(JSON.stringify(aws.calls).includes(canary)).toBe(true);
    const app = routes(controller.board, { host: '127.0.0.1', port: 0 }, '1.2.3');
    for (const path of paths) {
      const response = await app.request(`/api/v1/${path}`, { headers: { host: 'localhost' } });
      expect([path, (await response.text()).includes(canary)]).toEqual([path, false]);
    }
    expect(JSON.stringify(events.map(lineOf)).includes(canary)).toBe(false);
    const failed = controller.board.entry('TaskDefinition/web')?.status.conditions[0];
    if (refusal !== undefined) expect(failed?.message).toContain('DB_PASSWORD=(sensitive)');
    await ship.stop();
  });
});
