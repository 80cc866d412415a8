import {
  DescribeTasksCommand,
  GetTaskProtectionCommand,
  type ListTasksCommandInput,
  UpdateTaskProtectionCommand,
} from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { refusal } from '../services/fargate-world.ts';
import { only, taskWorld } from './task-world.ts';

describe('DescribeTasks', () => {
  test('answers ids and ARNs, reports what is missing and shows tags only to those who ask', async () => {
    const { run, ecs } = await taskWorld();
    const task = only(await run({ tags: [{ key: 'team', value: 'a' }] }));
    const id = task.taskArn?.split('/').at(-1) ?? '';
    const { tasks, failures } = await ecs.send(new DescribeTasksCommand({ cluster: 'main', tasks: [id, 'none'] }));
    expect(tasks).toMatchObject([{ taskArn: task.taskArn, tags: [] }]);
    expect(failures).toEqual([{ arn: 'arn:aws:ecs:eu-west-1:111122223333:task/main/none', reason: 'MISSING' }]);
  });

  const rows: readonly [what: string, input: object, answer: string][] = [
    ['no task', { tasks: [] }, 'InvalidParameterException: Tasks cannot be empty.'],
    [
      '101 tasks',
      { tasks: Array.from({ length: 101 }, (_, index) => `${index}`) },
      'InvalidParameterException: tasks can have at most 100 items.',
    ],
    [
      'an unknown include',
      { tasks: ['a'], include: ['COLOURS'] },
      'InvalidParameterException: include should be one of [TAGS]',
    ],
    ['an unknown cluster', { tasks: ['a'], cluster: 'none' }, 'ClusterNotFoundException: Cluster not found.'],
  ];
  for (const [what, input, answer] of rows) {
    test(`refuses ${what}`, async () => {
      const { ecs } = await taskWorld();
      expect(await refusal(ecs.send(new DescribeTasksCommand({ cluster: 'main', tasks: [], ...input })))).toBe(answer);
    });
  }
});

describe('ListTasks', () => {
  const rows: readonly [input: Partial<ListTasksCommandInput>, found: readonly string[]][] = [
    [{}, ['job', 'service']],
    [{ desiredStatus: 'RUNNING' }, ['job', 'service']],
    [{ desiredStatus: 'STOPPED' }, ['stopped']],
    [{ family: 'app' }, ['service']],
    [{ family: 'ap' }, []],
    [{ serviceName: 'web' }, ['service']],
    [{ startedBy: 'nightly' }, ['job']],
    [{ launchType: 'FARGATE' }, ['job', 'service']],
    [{ launchType: 'EC2' }, []],
    [{ containerInstance: 'none' }, []],
  ];
  for (const [input, found] of rows) {
    test(`${JSON.stringify(input)} finds ${found.join(' and ') || 'nothing'}`, async () => {
      const { run, list, halt, register, create, clock, tasks } = await taskWorld();
      await register({}, { family: 'jobs' });
      const job = only(await run({ taskDefinition: 'jobs', startedBy: 'nightly' }));
      const stopped = only(await run({ taskDefinition: 'jobs' }));
      await halt(stopped);
      await create();
      await clock.advance(30_000);
      const service = (await tasks()).find(({ group }) => group === 'service:web');
      const names = new Map([
        [job.taskArn, 'job'],
        [stopped.taskArn, 'stopped'],
        [service?.taskArn, 'service'],
      ]);
      expect((await list(input)).map((arn) => names.get(arn)).sort()).toEqual(found);
    });
  }

  test('does not list the tasks of an unknown service', async () => {
    const { list } = await taskWorld();
    expect(await refusal(list({ serviceName: 'none' }))).toBe('ServiceNotFoundException: Service not found.');
  });

  test('pages', async () => {
    const { run, list } = await taskWorld();
    await run({ count: 5 });
    expect(await list({ maxResults: 2 })).toHaveLength(2);
  });
});

describe('task protection', () => {
  test('lasts two hours unless told otherwise and is for tasks of services only', async () => {
    const { create, run, ecs, clock, tasks } = await taskWorld();
    await create();
    await clock.advance(30_000);
    const mine = (await tasks())[0]?.taskArn ?? '';
    const other = only(await run()).taskArn ?? '';
    const protect = (protectionEnabled: boolean) =>
      ecs.send(new UpdateTaskProtectionCommand({ cluster: 'main', tasks: [mine, other, 'none'], protectionEnabled }));
    const look = async () => (await ecs.send(new GetTaskProtectionCommand({ cluster: 'main' }))).protectedTasks;
    const { protectedTasks, failures } = await protect(true);
    expect(protectedTasks).toEqual([
      { taskArn: mine, protectionEnabled: true, expirationDate: new Date(clock.now() + 7_200_000) },
    ]);
    expect(failures?.map(({ reason }) => reason)).toEqual(['MISSING', 'TASK_NOT_VALID']);
    expect(await look()).toMatchObject([{ protectionEnabled: true }]);
    await clock.advance(7_200_000);
    expect(await look()).toEqual([{ taskArn: mine, protectionEnabled: false }]);
    await protect(true);
    expect((await protect(false)).protectedTasks).toEqual([{ taskArn: mine, protectionEnabled: false }]);
  });

  test('lasts at most two days', async () => {
    const { ecs } = await taskWorld();
    const input = { cluster: 'main', tasks: [], protectionEnabled: true, expiresInMinutes: 2881 };
    expect(await refusal(ecs.send(new UpdateTaskProtectionCommand(input)))).toMatch(/^InvalidParameterException: /);
  });
});
