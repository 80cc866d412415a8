import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeRepositoriesCommand } from '@aws-sdk/client-ecr';
import { DescribeClustersCommand, DescribeServicesCommand, DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/lib/json.ts';
import { manifest, smallFleet } from '../support/manifests.ts';
import { ship } from '../support/ship.ts';
import type { SimulatedAws } from '../support/simulated-aws.ts';
import { changesOf, sail, stepsOf } from '../support/voyage.ts';
import { disown } from '../support/world-view.ts';

/** An AWS of somebody else, with a fleet of every kind in a state that has seen some use. */
async function usedAws(): Promise<SimulatedAws> {
  const container = {
    portMappings: [{ containerPort: 80, name: 'web', appProtocol: 'http' }, { containerPort: 81 }],
    environment: [{ name: 'A', value: '1' }],
    healthCheck: { command: ['CMD', 'true'] },
  };
  const connect = {
    enabled: true,
    namespace: 'internal',
    services: [{ portName: 'web', clientAliases: [{ port: 80 }] }],
  };
  const service = {
    desiredCount: 2,
    deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
    serviceConnectConfiguration: connect,
    tags: [{ key: 'team', value: 'blue' }],
  };
  const vessel = ship(smallFleet({ container, service }));
  await sail(vessel);
  vessel.source.files = smallFleet({ container: { ...container, image: 'public.ecr.aws/nginx/nginx:2' }, service });
  await sail(vessel);
  await disown(vessel.aws);
  return vessel.aws;
}

/** As the command line prints it: dates as text. */
function printed(answer: unknown): JsonObject {
  return JSON.parse(JSON.stringify(answer));
}

async function pastedManifests({ ecs, logs, ecr }: SimulatedAws): Promise<Record<string, string>> {
  const { clusters } = await ecs.send(
    new DescribeClustersCommand({
      clusters: ['demo'],
      include: ['CONFIGURATIONS', 'SETTINGS', 'TAGS', 'STATISTICS', 'ATTACHMENTS'],
    }),
  );
  const { services } = await ecs.send(
    new DescribeServicesCommand({ cluster: 'demo', services: ['web'], include: ['TAGS'] }),
  );
  const { taskDefinition, tags } = await ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: 'web', include: ['TAGS'] }),
  );
  const { logGroups } = await logs.send(new DescribeLogGroupsCommand({}));
  const { repositories } = await ecr.send(new DescribeRepositoriesCommand({}));
  const primary = services?.[0]?.deployments?.find(({ status }) => status === 'PRIMARY');
  const hidden = { serviceConnectConfiguration: primary?.serviceConnectConfiguration };
  const policy = { adopt: true };
  const pasted: Record<string, JsonObject> = {
    Cluster: printed(clusters?.[0]),
    // What the CLI shows under other names, and in the deployments only, is put in its place by the folder's reader.
    Service: printed({ ...services?.[0], ...hidden, cluster: services?.[0]?.clusterArn }),
    TaskDefinition: printed({ ...taskDefinition, ...(tags?.length ? { tags } : {}) }),
    LogGroup: printed(logGroups?.[0]),
    Repository: printed({ ...repositories?.[0] }),
  };
  return Object.fromEntries(
    Object.entries(pasted).map(([kind, spec]) => [`${kind}.yaml`, manifest(kind, 'web', { spec, policy })]),
  );
}

describe('a pasted describe answer', () => {
  it('is a manifest that adopts what it was pasted from, and changes nothing but our tags', async () => {
    const aws = await usedAws();
    const { 'Repository.yaml': _policies, ...files } = await pastedManifests(aws);
    const vessel = ship(files, { aws });
    const planned = await vessel.drive(vessel.runtime.plan());
    expect(planned.problems).toEqual([]);
    expect(
      planned.plan.steps.map(({ change }) => [
        change.id,
        change.op,
        change.fields.filter(({ path }) => path[0] !== 'ownership'),
      ]),
    ).toEqual(['Cluster/web', 'LogGroup/web', 'Service/web', 'TaskDefinition/web'].map((id) => [id, 'adopt', []]));
    await vessel.drive(vessel.runtime.pass());
    expect(vessel.ownCalls().filter(({ operation }) => /^(Create|Update|Put|Register|Delete)/.test(operation))).toEqual(
      [],
    );
    expect(changesOf(await vessel.drive(vessel.runtime.plan()))).toEqual([]);
  });

  it('creates the same again in an empty account', async () => {
    const files = await pastedManifests(await usedAws());
    // A revision's number means nothing elsewhere; the family does.
    const service = (files['Service.yaml'] ?? '').replace(/"taskDefinition":"[^"]*"/, '"taskDefinition":"web"');
    const vessel = ship({ ...files, 'Service.yaml': service });
    const { problems, outcomes } = await vessel.drive(vessel.runtime.pass());
    expect(problems).toEqual([]);
    expect([...outcomes.values()].flatMap(({ failure }) => failure?.message ?? [])).toEqual([]);
    expect(stepsOf(await vessel.drive(vessel.runtime.plan()))).toEqual(
      ['Cluster/web', 'LogGroup/web', 'Repository/web', 'TaskDefinition/web', 'Service/web'].map((id) => `${id} none`),
    );
  });
});
