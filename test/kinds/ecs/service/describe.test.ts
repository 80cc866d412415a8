import type { DescribeServicesResponse, ECSClient } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import type { Sender } from '../../../../src/aws/clients.ts';
import { describeServices } from '../../../../src/kinds/ecs/service/provider/describe.ts';

function answering(answer: DescribeServicesResponse): Sender<ECSClient> {
  return { send: async () => answer } as unknown as Sender<ECSClient>;
}

const targets = [{ key: 'demo/web' }, { key: 'demo/api' }];

describe('a described service', () => {
  it('is absent when AWS says that it is missing', async () => {
    const failures = targets.map(({ key }) => ({ arn: key, reason: 'MISSING' }));
    expect(await describeServices(answering({ services: [], failures }), targets)).toEqual([]);
  });

  it.each<[string, DescribeServicesResponse]>([
    ['an answer without any', {}],
    ['an answer without one of them', { services: [{ serviceName: 'web', status: 'ACTIVE' }], failures: [] }],
    [
      'a failure for another reason',
      { services: [], failures: targets.map(({ key }) => ({ arn: key, reason: 'BUSY' })) },
    ],
  ])('is not taken for absent by %s', async (_, answer) => {
    await expect(describeServices(answering(answer), targets)).rejects.toMatchObject({ name: 'ServerError' });
  });
});
