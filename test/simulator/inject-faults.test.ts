import { DescribeClustersCommand } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { readFaults } from '../../src/simulator/fault-file/read-faults.ts';
import { injectFaults } from '../../src/simulator/inject-faults.ts';
import { simulatedAws } from '../support/simulated-aws.ts';

function faulty(content: object) {
  const aws = simulatedAws();
  injectFaults(aws.simulator, readFaults(content));
  return aws;
}

describe('the faults of a file', () => {
  test('break calls', async () => {
    const { ecs } = faulty({ calls: [{ operation: 'ecs:Describe*', error: 'ServerException', times: 1 }] });
    const describeClusters = () => ecs.send(new DescribeClustersCommand({}));
    await expect(describeClusters()).rejects.toMatchObject({ name: 'ServerException' });
    await expect(describeClusters()).resolves.toMatchObject({ clusters: [] });
  });

  test('decide on containers', () => {
    const { simulator } = faulty({ tasks: [{ image: '*:slow', start: '90s' }] });
    const names = { image: 'web:slow', container: 'app', family: 'web', service: '' };
    expect(simulator.world.fates.decide([names])).toEqual([{ startMs: 90_000 }]);
  });

  test('set an alarm for a while', async () => {
    const { simulator, clock } = faulty({ alarms: [{ name: 'web-5xx', after: '60s', for: '5m' }] });
    const states = [simulator.world.alarms.state('web-5xx')];
    for (const milliseconds of [59_000, 2_000, 298_000, 2_000]) {
      await clock.advance(milliseconds);
      states.push(simulator.world.alarms.state('web-5xx'));
    }
    expect(states).toEqual(['OK', 'OK', 'ALARM', 'ALARM', 'OK']);
  });

  test('set an alarm for ever', async () => {
    const { simulator, clock } = faulty({ alarms: [{ name: 'web-5xx', state: 'INSUFFICIENT_DATA' }] });
    await clock.advance(86_400_000);
    expect(simulator.world.alarms.state('web-5xx')).toBe('INSUFFICIENT_DATA');
  });

  test('bound the capacity of Fargate', () => {
    const { simulator } = faulty({ capacity: [{ provider: 'FARGATE', tasks: 3 }] });
    expect([...simulator.world.fargateCapacity]).toEqual([['FARGATE', 3]]);
  });
});
