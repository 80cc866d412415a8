import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  FilterLogEventsCommand,
  type FilterLogEventsCommandInput,
  PutLogEventsCommand,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, test } from 'vitest';
import { simulatedAws } from '../../support/simulated-aws.ts';

const logGroupName = 'web';

/** Two streams with two events each; the clock stands at the time `now`. */
async function filledGroup() {
  const { logs, clock } = simulatedAws();
  const now = clock.now();
  await logs.send(new CreateLogGroupCommand({ logGroupName }));
  for (const [logStreamName, ages] of Object.entries({ 'web/app/1': [40, 20], 'web/proxy/1': [30, 10] })) {
    await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
    const logEvents = ages.map((age) => ({ timestamp: now - age, message: `age ${age}` }));
    await logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
  }
  const filter = (input: Partial<FilterLogEventsCommandInput>) =>
    logs.send(new FilterLogEventsCommand({ logGroupName, ...input }));
  return { logs, now, filter };
}

describe('a search of a group', () => {
  test.each<[(now: number) => Partial<FilterLogEventsCommandInput>, number[]]>([
    [() => ({}), [40, 30, 20, 10]],
    [() => ({ startFromHead: false }), [10, 20, 30, 40]],
    [() => ({ logStreamNamePrefix: 'web/app/' }), [40, 20]],
    [() => ({ logStreamNames: ['web/proxy/1'] }), [30, 10]],
    [(now) => ({ startTime: now - 30, endTime: now - 20 }), [30, 20]],
    [(now) => ({ startTime: now - 9 }), []],
    [() => ({ filterPattern: '"age 3"' }), [30]],
    [() => ({ logGroupName: undefined, logGroupIdentifier: 'web', limit: 1 }), [40]],
  ])('for %o finds events in order of their times', async (input, ages) => {
    const { filter, now } = await filledGroup();
    const { events } = await filter(input(now));
    expect(events?.map(({ message }) => message)).toEqual(ages.map((age) => `age ${age}`));
  });

  test('shows where each event was found, under an id of its own', async () => {
    const { filter, now } = await filledGroup();
    const { events = [] } = await filter({});
    expect(events[1]).toMatchObject({ logStreamName: 'web/proxy/1', timestamp: now - 30, ingestionTime: now });
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(4);
    expect(events[0]?.eventId).toMatch(/^\d{56}$/);
  });

  test('pages', async () => {
    const { logs } = await filledGroup();
    const sizes: unknown[] = [];
    for await (const { events } of paginateFilterLogEvents({ client: logs, pageSize: 3 }, { logGroupName })) {
      sizes.push(events?.length);
    }
    expect(sizes).toEqual([3, 1]);
  });

  test.each<[Partial<FilterLogEventsCommandInput>, string]>([
    [{ logGroupName: 'absent' }, 'ResourceNotFoundException'],
    [{ logStreamNames: ['absent'] }, 'ResourceNotFoundException'],
    [{ logStreamNames: ['web/app/1'], logStreamNamePrefix: 'web' }, 'InvalidParameterException'],
    [{ filterPattern: '{ $.a = 1 }' }, 'InvalidParameterException'],
    [{ limit: 10_001 }, 'InvalidParameterException'],
  ])('for %j is refused', async (input, name) => {
    const { filter } = await filledGroup();
    await expect(filter(input)).rejects.toMatchObject({ name });
  });
});
