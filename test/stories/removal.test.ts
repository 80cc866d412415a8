import { RegisterContainerInstanceCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/lib/json.ts';
import { inputOf, isWrite } from '../support/call-history.ts';
import { manifest, serviceSpec, taskDefinitionSpec } from '../support/manifests.ts';
import { type Ship, ship } from '../support/ship.ts';
import { dyingCarrier, sail, stepsOf } from '../support/voyage.ts';

const minute = 60_000;
const around = {
  'cluster.yaml': manifest('Cluster', 'demo'),
  'task-definition.yaml': manifest('TaskDefinition', 'web', { spec: taskDefinitionSpec() }),
};
const withService = {
  ...around,
  'service.yaml': manifest('Service', 'web', { spec: serviceSpec({ desiredCount: 2 }) }),
};

const onInstances = {
  'cluster.yaml': around['cluster.yaml'],
  'task-definition.yaml': manifest('TaskDefinition', 'web', {
    spec: {
      requiresCompatibilities: ['EC2'],
      networkMode: 'bridge',
      containerDefinitions: [{ name: 'app', image: 'public.ecr.aws/nginx/nginx:1', cpu: 128, memory: 128 }],
    },
  }),
};
const daemon: JsonObject = {
  ...{ cluster: 'ref:Cluster/demo', taskDefinition: 'ref:TaskDefinition/web' },
  ...{ schedulingStrategy: 'DAEMON', launchType: 'EC2' },
};

/** A ship whose service is healthy and has then lost its manifest. */
async function abandoned(): Promise<Ship> {
  const vessel = ship(withService);
  await sail(vessel);
  vessel.aws.calls.length = 0;
  vessel.source.files = around;
  return vessel;
}

/** What was changed of the service, in order. */
function changes({ aws }: Ship): string[] {
  return aws.calls
    .filter((call) => isWrite(call) && call.error === undefined)
    .map((call) => [call.operation, inputOf(call, 'desiredCount')].filter((text) => text !== 'undefined').join(' '));
}

describe('a service that is no longer wanted', () => {
  it('is drained first, and deleted once its tasks are gone', async () => {
    const vessel = await abandoned();
    const report = await vessel.drive(vessel.runtime.pass({ prune: true }));
    expect(changes(vessel)).toEqual(['UpdateService 0']);
    expect(report.outcomes.get('Service/web')).toMatchObject({
      result: 'failed',
      failure: { reason: 'Draining', message: '2 of its tasks still run' },
    });
    await sail(vessel, { prune: true });
    expect(changes(vessel)).toEqual(['UpdateService 0', 'DeleteService']);
    const deletion = vessel.aws.calls.find(({ operation }) => operation === 'DeleteService');
    expect(deletion?.input).not.toHaveProperty('force');
  });

  it('goes on to its end after a stop between the two calls', async () => {
    const vessel = await abandoned();
    const rehearsal = ship(around, { aws: vessel.aws });
    await vessel.drive(rehearsal.runtime.plan({ prune: true }));
    // After the reads of a fresh process comes the call that drains.
    const lastCall = rehearsal.ownCalls().length;
    const { carrier, death } = dyingCarrier(vessel.aws.simulator, lastCall);
    const dying = ship(around, { aws: vessel.aws, carrier });
    void dying.runtime.pass({ prune: true });
    await vessel.drive(death);
    expect(changes(vessel)).toEqual(['UpdateService 0']);
    await vessel.aws.clock.advance(5 * minute);
    const fresh = ship(around, { aws: vessel.aws });
    await sail(fresh, { prune: true });
    expect(changes(vessel)).toEqual(['UpdateService 0', 'DeleteService']);
  });

  it('is deleted at once when it is a DAEMON, with its tasks', async () => {
    const vessel = ship({ ...onInstances, 'service.yaml': manifest('Service', 'web', { spec: daemon }) });
    await vessel.drive(vessel.runtime.pass());
    await addInstance(vessel);
    await sail(vessel);
    vessel.aws.calls.length = 0;
    vessel.source.files = onInstances;
    const report = await vessel.drive(vessel.runtime.pass({ prune: true }));
    expect(stepsOf(report)).toContain('Service/web prune');
    expect(changes(vessel)).toEqual(['DeleteService']);
    await sail(vessel, { prune: true });
    expect(changes(vessel)).toEqual(['DeleteService']);
  });
});

async function addInstance({ aws }: Ship): Promise<void> {
  const identity = { instanceId: 'i-0a1b2c3d4e5f60001', instanceType: 'm5.large', availabilityZone: 'eu-west-1a' };
  await aws.ecs.send(
    new RegisterContainerInstanceCommand({
      cluster: 'demo',
      instanceIdentityDocument: JSON.stringify({ ...identity, architecture: 'x86_64' }),
      totalResources: [
        { name: 'CPU', type: 'INTEGER', integerValue: 2048 },
        { name: 'MEMORY', type: 'INTEGER', integerValue: 4096 },
        { name: 'PORTS', type: 'STRINGSET', stringSetValue: ['22'] },
      ],
      versionInfo: { agentVersion: '1.89.1', dockerVersion: 'DockerVersion: 25.0.8' },
    }),
  );
}
