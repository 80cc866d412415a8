import { RegisterContainerInstanceCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { manifest } from '../../support/manifests.ts';
import {
  breaker,
  dayAfter,
  deploy,
  firstPass,
  fleet,
  minute,
  patientShip,
  underWay,
  verdict,
  writes,
} from '../../support/rollout.ts';
import type { SimulatedAws } from '../../support/simulated-aws.ts';

const noCapacity =
  'unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.';

describe('more tasks than there is room for', () => {
  it('are missed on Fargate with the reason, and there as soon as there is room', async () => {
    const vessel = await underWay();
    const { fargateCapacity } = vessel.aws.simulator.world;
    fargateCapacity.set('FARGATE', 3);
    vessel.write('service.yaml', fleet({ service: { desiredCount: 5 } })['service.yaml']);
    await vessel.aws.clock.advance(60 * minute);
    expect(verdict(vessel)).toBe(`Degraded: 3/5 tasks running; ${noCapacity}`);
    fargateCapacity.delete('FARGATE');
    expect(await dayAfter(vessel)).toEqual({ verdict: 'Healthy', writes: [] });
    expect(writes(vessel)).toEqual(['UpdateService']);
    await vessel.stop();
  });

  it('are missed by a rollout that has none for its new ones', async () => {
    const vessel = await underWay();
    const { fargateCapacity } = vessel.aws.simulator.world;
    fargateCapacity.set('FARGATE', 2);
    deploy(vessel);
    await vessel.aws.clock.advance(30 * minute);
    expect(verdict(vessel)).toBe(`Progressing: 0/2 tasks of web:2 running; ${noCapacity}`);
    fargateCapacity.delete('FARGATE');
    expect(await dayAfter(vessel)).toEqual({ verdict: 'Healthy', writes: [] });
    expect(writes(vessel)).toEqual(['RegisterTaskDefinition', 'UpdateService']);
    await vessel.stop();
  });

  it('wait for an instance in a cluster that has none', async () => {
    const vessel = patientShip(onInstances);
    await firstPass(vessel);
    await vessel.aws.clock.advance(30 * minute);
    expect(verdict(vessel)).toBe(
      'Progressing: 0/2 tasks of web:1 running; unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster.',
    );
    await addInstance(vessel.aws);
    expect(await dayAfter(vessel)).toEqual({ verdict: 'Healthy', writes: [] });
    await vessel.stop();
  });
});

const onInstances = {
  'cluster.yaml': manifest('Cluster', 'demo'),
  'task-definition.yaml': manifest('TaskDefinition', 'web', {
    spec: {
      requiresCompatibilities: ['EC2'],
      networkMode: 'bridge',
      containerDefinitions: [{ name: 'app', image: 'public.ecr.aws/nginx/nginx:1', cpu: 128, memory: 128 }],
    },
  }),
  'service.yaml': manifest('Service', 'web', {
    spec: {
      cluster: 'ref:Cluster/demo',
      taskDefinition: 'ref:TaskDefinition/web',
      desiredCount: 2,
      launchType: 'EC2',
      deploymentConfiguration: breaker,
    },
  }),
};

async function addInstance({ ecs }: SimulatedAws): Promise<void> {
  const identity = {
    instanceId: 'i-0a1b2c3d4e5f60001',
    instanceType: 'm5.large',
    availabilityZone: 'eu-west-1a',
    architecture: 'x86_64',
  };
  await ecs.send(
    new RegisterContainerInstanceCommand({
      cluster: 'demo',
      instanceIdentityDocument: JSON.stringify(identity),
      totalResources: [
        { name: 'CPU', type: 'INTEGER', integerValue: 2048 },
        { name: 'MEMORY', type: 'INTEGER', integerValue: 4096 },
        { name: 'PORTS', type: 'STRINGSET', stringSetValue: ['22'] },
      ],
      versionInfo: { agentVersion: '1.89.1', dockerVersion: 'DockerVersion: 25.0.8' },
    }),
  );
}
