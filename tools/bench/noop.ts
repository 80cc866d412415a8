import { createRuntime } from '../../src/controller/runtime.ts';
import { atMost, ensure, type Figure, plain } from './figure.ts';
import { thousandServices } from './fleet.ts';
import { registry, settings } from './registry.ts';
import { freshPorts, isWrite } from './world.ts';

const count = { name: '' };
const seconds = { name: 's', digits: 1 };
/** Long enough for every budget to be full again. */
const restMs = 600_000;

/** What a look at a thousand services costs that are as they should be, in a process that has just started. */
export async function noop(): Promise<Figure[]> {
  const { clock, aws, source } = await thousandServices();
  await clock.advance(restMs);
  const before = aws.calls.length;
  const startedAt = clock.now();
  const startedReal = performance.now();
  const report = await clock.drive(createRuntime(freshPorts(source, aws), registry, settings).pass());
  const realMs = performance.now() - startedReal;
  const calls = aws.calls.slice(before);
  const ofOperation = (name: string) => calls.filter(({ operation }) => operation === name).length;
  ensure(!calls.some(isWrite), 'a pass that had nothing to do wrote');
  ensure(
    report.resources.every(({ sync }) => sync === 'Synced'),
    'a pass that had nothing to do found something',
  );
  return [
    atMost(
      'no-op pass, 1,000 services: ECS calls',
      calls.filter(({ service }) => service === 'ecs').length,
      115,
      count,
    ),
    atMost('… DescribeTaskDefinition calls', ofOperation('DescribeTaskDefinition'), 0, count),
    plain('… tagging pages', ofOperation('GetResources'), count),
    atMost('… calls that AWS throttled', calls.filter(({ error }) => error).length, 0, count),
    atMost('… virtual time', (clock.now() - startedAt) / 1000, 2, seconds),
    plain('… real time, AWS included', realMs / 1000, { name: 's', digits: 2 }),
  ];
}
