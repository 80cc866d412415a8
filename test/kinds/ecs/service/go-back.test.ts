import { type CapacityProviderStrategyItem, PutClusterCapacityProvidersCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { goBack } from '../../../../src/kinds/ecs/service/provider/go-back.ts';
import { observedService } from '../../../../src/kinds/ecs/service/provider/observed.ts';
import { deploymentWorld } from '../../../simulator/ecs/deployments/deployment-world.ts';
import { inputOf, isWrite } from '../../../support/call-history.ts';

const spot: CapacityProviderStrategyItem[] = [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }];

async function world() {
  const aws = await deploymentWorld();
  const update = async (input: Parameters<typeof aws.update>[0]) => {
    await aws.update(input);
    await aws.end();
  };
  return { ...aws, update, back: async () => goBack(aws.ecs, observedService(await aws.look())) };
}

describe('a service that goes back', () => {
  it('keeps its platform version, which may be the latest', async () => {
    const aws = await world();
    await aws.update({ taskDefinition: 'app:2' });
    await aws.back();
    expect(await aws.look()).toMatchObject({
      taskDefinition: expect.stringMatching(/app:1$/),
      platformVersion: 'LATEST',
    });
  });

  it('returns to the launch type that it had before a capacity provider strategy', async () => {
    const aws = await world();
    await aws.ecs.send(
      new PutClusterCapacityProvidersCommand({
        cluster: 'main',
        capacityProviders: ['FARGATE_SPOT'],
        defaultCapacityProviderStrategy: [],
      }),
    );
    await aws.update({ taskDefinition: 'app:2', capacityProviderStrategy: spot, forceNewDeployment: true });
    await aws.back();
    expect(await aws.look()).toMatchObject({ launchType: 'FARGATE' });
  });

  it('says so when all that it ran was the same', async () => {
    const aws = await world();
    await aws.update({ forceNewDeployment: true });
    await expect(aws.back()).rejects.toMatchObject({
      name: 'NotDeployed',
      message: 'main/web ran nothing else before',
    });
  });

  it('forces nothing where its capacity is the same', async () => {
    const aws = await world();
    await aws.update({ taskDefinition: 'app:2' });
    await aws.back();
    const last = aws.calls.filter(isWrite).at(-1);
    expect(last && inputOf(last, 'forceNewDeployment')).toBe('undefined');
  });
});
