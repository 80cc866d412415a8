import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { inputOf } from '../../support/call-history.ts';
import { dayAfter, deploy, minute, underWay, writes } from '../../support/rollout.ts';

describe('a rollout that somebody changes on the console', () => {
  it('is brought back to what Git says, once', async () => {
    const vessel = await underWay();
    deploy(vessel);
    await vessel.aws.clock.advance(20_000);
    await vessel.aws.ecs.send(new UpdateServiceCommand({ cluster: 'demo', service: 'web', taskDefinition: 'web:1' }));
    await vessel.aws.clock.advance(30 * minute);
    expect(await dayAfter(vessel)).toEqual({ verdict: 'Healthy', writes: [] });
    expect(writes(vessel)).toEqual(['RegisterTaskDefinition', 'UpdateService', 'UpdateService']);
    await vessel.stop();
  });
});

describe('two edits within seconds', () => {
  it('are two deployments, of which the second wins', async () => {
    const vessel = await underWay();
    deploy(vessel);
    await vessel.aws.clock.advance(3000);
    deploy(vessel, { container: { image: 'public.ecr.aws/nginx/nginx:3' } });
    await vessel.aws.clock.advance(30 * minute);
    expect(await dayAfter(vessel)).toEqual({ verdict: 'Healthy', writes: [] });
    expect(writes(vessel)).toEqual([
      'RegisterTaskDefinition',
      'UpdateService',
      'RegisterTaskDefinition',
      'UpdateService',
    ]);
    const updates = vessel.ownCalls().filter(({ operation }) => operation === 'UpdateService');
    expect(updates.map((call) => inputOf(call, 'taskDefinition').split('/').at(-1))).toEqual(['web:2', 'web:3']);
    await vessel.stop();
  });
});
