import { CreateRepositoryCommand, PutImageCommand } from '@aws-sdk/client-ecr';
import type { DeploymentCircuitBreaker } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { deploymentWorld } from './deployment-world.ts';

const crash = { environment: [{ name: 'EVENKEEL_SIM_EXIT', value: '1' }] };
const sick = {
  healthCheck: { command: ['CMD-SHELL', 'true'], interval: 5, retries: 1 },
  environment: [{ name: 'EVENKEEL_SIM_HEALTH', value: 'UNHEALTHY' }],
};

/** A service of ten tasks that is moved one task at a time, so that failures can be counted. */
function world(settings: Partial<DeploymentCircuitBreaker>) {
  return deploymentWorld({
    desiredCount: 10,
    deploymentConfiguration: {
      maximumPercent: 110,
      deploymentCircuitBreaker: { enable: true, rollback: true, ...settings },
    },
  });
}

describe('a circuit breaker', () => {
  const rows = [
    ['COUNT', 1, 1],
    ['COUNT', 4, 4],
    ['BOUNDED_PERCENT', 10, 3],
    ['UNBOUNDED_PERCENT', 20, 2],
  ] as const;
  for (const [type, value, threshold] of rows) {
    test(`of ${type} ${value} trips at ${threshold} failures among 10 tasks`, async () => {
      const { register, update, end } = await world({ thresholdConfiguration: { type, value } });
      await register(crash);
      await update({ taskDefinition: 'app:3' });
      expect(await end(3_600)).toMatchObject({
        status: 'ROLLBACK_SUCCESSFUL',
        deploymentCircuitBreaker: { status: 'TRIGGERED', failureCount: threshold, threshold },
      });
    });
  }

  test('counts tasks that run and then fail their health check', async () => {
    const { register, update, end, look } = await world({ thresholdConfiguration: { type: 'COUNT', value: 2 } });
    await register(sick);
    await update({ taskDefinition: 'app:3' });
    expect(await end()).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      deploymentCircuitBreaker: { failureCount: 2 },
      statusReason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
    });
    expect((await look()).runningCount).toBe(10);
  });

  test('goes by the configuration that the deployment began with', async () => {
    const { register, update, clock, end } = await world({ thresholdConfiguration: { type: 'COUNT', value: 2 } });
    await register(crash);
    await update({ taskDefinition: 'app:3' });
    await clock.advance(5_000);
    await update({ deploymentConfiguration: { deploymentCircuitBreaker: { enable: false, rollback: false } } });
    expect(await end()).toMatchObject({ status: 'ROLLBACK_SUCCESSFUL', deploymentCircuitBreaker: { threshold: 2 } });
  });

  for (const [resetOnHealthyTask, what] of [[true, 'forgets its'] as const, [false, 'keeps its'] as const]) {
    test(`${what} failures when a task gets healthy, as it is told`, async () => {
      const { register, update, clock, newest, end, ecr } = await world({
        resetOnHealthyTask,
        thresholdConfiguration: { type: 'COUNT', value: 50 },
      });
      await ecr.send(new CreateRepositoryCommand({ repositoryName: 'shop' }));
      await register(
        { image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:v3' },
        { executionRoleArn: 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole' },
      );
      await update({ taskDefinition: 'app:3' });
      await clock.advance(45_000);
      const { deploymentCircuitBreaker } = await newest();
      expect(deploymentCircuitBreaker?.failureCount).toBeGreaterThan(0);
      await ecr.send(new PutImageCommand({ repositoryName: 'shop', imageManifest: '{}', imageTag: 'v3' }));
      const { status, deploymentCircuitBreaker: after } = await end(3_600);
      expect([status, after?.status]).toEqual(['SUCCESSFUL', 'MONITORING_COMPLETE']);
      if (resetOnHealthyTask) expect(after?.failureCount).toBe(0);
      else expect(after?.failureCount).toBeGreaterThanOrEqual(deploymentCircuitBreaker?.failureCount ?? 0);
    });
  }
});
