import { describe, expect, test } from 'vitest';
import { type CloudOptions, type ConnectedKind, connectCloud } from '../../src/aws/cloud.ts';
import type { Provider } from '../../src/model/provider.ts';
import { requestHandler } from '../../src/simulator/request-handler.ts';
import { simulatedAws } from '../support/simulated-aws.ts';
import { brick } from '../support/toy-kinds.ts';

const nothing: Provider = {
  observe: async () => new Map(),
  list: async () => [],
  create: async () => ({}),
  update: async () => ({}),
  remove: async () => {},
};

function cloudOver(kind: Partial<ConnectedKind> = {}) {
  const aws = simulatedAws();
  const options: CloudOptions = {
    kinds: new Map([['Brick', { ...brick, connect: async () => nothing, ...kind }]]),
    owner: 'me',
    clock: aws.clock,
    random: () => 0.5,
    emit: () => {},
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: requestHandler(aws.simulator),
  };
  return { aws, cloud: connectCloud(options) };
}

describe('the cloud', () => {
  test('connects a kind once, when it is first asked for', async () => {
    let connections = 0;
    const connect = async () => {
      connections += 1;
      return nothing;
    };
    const { cloud } = cloudOver({ connect });
    expect(connections).toBe(0);
    expect(await cloud.provider('Brick')).toBe(await cloud.provider('Brick'));
    expect(connections).toBe(1);
  });

  test('has no provider for a kind that it does not know', async () => {
    await expect(cloudOver().cloud.provider('Wall')).rejects.toThrow('no kind Wall');
  });

  test('counts the calls that it sends', async () => {
    const { cloud, aws } = cloudOver();
    await aws.clock.drive(cloud.place());
    await aws.clock.drive(cloud.index.owned());
    expect([cloud.calls(), aws.calls.length]).toEqual([2, 2]);
  });

  test('sends nothing once its signal is aborted, and everything under a new one', async () => {
    const { cloud, aws } = cloudOver();
    cloud.until(AbortSignal.abort());
    await expect(aws.clock.drive(cloud.index.owned())).rejects.toMatchObject({ failure: { reason: 'Interrupted' } });
    expect([cloud.calls(), aws.calls.length]).toEqual([0, 0]);
    cloud.until(new AbortController().signal);
    expect(await aws.clock.drive(cloud.index.owned())).toEqual([]);
  });
});
