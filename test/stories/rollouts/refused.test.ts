import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/lib/json.ts';
import { breaker, dayAfter, deploy, fleet, heldBy, hour, next, underWay, writes } from '../../support/rollout.ts';

const hook = {
  hookTargetArn: 'arn:aws:lambda:eu-west-1:111122223333:function:nobody',
  lifecycleStages: ['POST_SCALE_UP'],
};
const pause = { targetType: 'PAUSE', lifecycleStages: ['POST_SCALE_UP'] };
const alarms = { alarmNames: ['web-5xx'], enable: true, rollback: true };

const only = (controller: string, member: string) =>
  `only the deployment controller ECS has ${member}, and this is ${controller}`;

function deployedBy(type: string, deploymentConfiguration: JsonObject): JsonObject {
  const external = { taskDefinition: undefined };
  const codeDeploy = { loadBalancers: [{ targetGroupArn: 'arn:tg', containerName: 'app', containerPort: 80 }] };
  return { deploymentController: { type }, deploymentConfiguration, ...(type === 'EXTERNAL' ? external : codeDeploy) };
}

const rows: readonly [fact: string, service: JsonObject, says: string][] = [
  [
    'a function without a role to call it in',
    { deploymentConfiguration: { strategy: 'BLUE_GREEN', lifecycleHooks: [hook] } },
    'a lifecycle hook must say in which role ECS calls its Lambda function',
  ],
  ...['EXTERNAL', 'CODE_DEPLOY'].flatMap((type): [string, JsonObject, string][] => [
    [`a circuit breaker with ${type}`, deployedBy(type, breaker), only(type, 'deploymentCircuitBreaker')],
    [`alarms with ${type}`, deployedBy(type, { alarms }), only(type, 'alarms')],
    [`a strategy with ${type}`, deployedBy(type, { strategy: 'LINEAR' }), only(type, 'strategy')],
    [`hooks with ${type}`, deployedBy(type, { lifecycleHooks: [pause] }), only(type, 'lifecycleHooks')],
  ]),
];

describe('a manifest that AWS would refuse', () => {
  it.each(rows)('for %s is told with its place, and nothing of it is done', async (_, service, says) => {
    const vessel = await underWay();
    vessel.write('service.yaml', fleet({ service: { desiredCount: 3, ...service } })['service.yaml']);
    await vessel.aws.clock.advance(hour);
    const origin = expect.objectContaining({ file: 'service.yaml' });
    const problem = { severity: 'error', reason: 'RuleBroken', message: says, id: 'Service/web', origin };
    expect(vessel.controller.board.problems).toContainEqual(expect.objectContaining(problem));
    expect(writes(vessel)).toEqual([]);
    await vessel.stop();
  });
});

describe('a hook whose function does not exist', () => {
  it('is named as the reason why ECS rolled back', async () => {
    const strategy = 'BLUE_GREEN';
    const roleArn = 'arn:aws:iam::111122223333:role/hook';
    const vessel = await underWay({ service: { deploymentConfiguration: { strategy } } });
    const service = { deploymentConfiguration: { strategy, lifecycleHooks: [{ ...hook, roleArn }] } };
    vessel.source.files = fleet({ service });
    deploy(vessel, { service, container: { image: next } });
    await vessel.aws.clock.advance(hour);
    expect(await dayAfter(vessel)).toEqual({
      verdict: `Degraded: ECS rolled web:2 back: POST_SCALE_UP lifecycle hook(s) failed. ECS was unable to invoke hook target ${hook.hookTargetArn} due to Function not found: ${hook.hookTargetArn}`,
      writes: [],
    });
    expect(heldBy(vessel)).toBe('RolledBack');
    expect(writes(vessel)).toEqual(['RegisterTaskDefinition', 'UpdateService']);
    await vessel.stop();
  });
});
