import { DescribeImagesCommand, ECRClient } from '@aws-sdk/client-ecr';
import { describe, expect, test } from 'vitest';
import { plantSeed, readSeed } from '../../src/simulator/seed.ts';
import { simulatedAws } from '../support/simulated-aws.ts';

const repository = { service: 'ecr', operation: 'CreateRepository', input: { repositoryName: 'web' } };
const image = {
  service: 'ecr',
  operation: 'PutImage',
  input: { repositoryName: 'web', imageManifest: '{}', imageTag: 'v1' },
};
const describeWeb = new DescribeImagesCommand({ repositoryName: 'web' });

describe('a seed', () => {
  test('is made of calls in the order of the file', async () => {
    const { simulator, ecr } = simulatedAws();
    plantSeed(simulator, readSeed({ repositories: [repository], images: [image] }, 'eu-west-1'));
    expect((await ecr.send(describeWeb)).imageDetails?.[0]?.imageTags).toEqual(['v1']);
  });

  test('may name the region and account of a call', async () => {
    const { simulator, settings } = simulatedAws();
    const elsewhere = { region: 'us-east-1', accountId: '444455556666' };
    plantSeed(
      simulator,
      readSeed({ all: [repository, image].map((call) => ({ ...call, ...elsewhere })) }, 'eu-west-1'),
    );
    const credentials = { accessKeyId: '444455556666', secretAccessKey: 'any' };
    const ecr = new ECRClient({ ...settings, region: 'us-east-1', credentials });
    expect((await ecr.send(describeWeb)).imageDetails).toHaveLength(1);
  });

  test('knows no budgets and no faults, and is not reported', () => {
    const { simulator, calls } = simulatedAws();
    simulator.faults.add({ effect: { kind: 'throttle' } });
    const names = Array.from({ length: 200 }, (_, index) => `cluster-${index}`);
    const clusters = names.map((clusterName) => ({
      service: 'ecs',
      operation: 'CreateCluster',
      input: { clusterName },
    }));
    plantSeed(simulator, readSeed({ clusters }, 'eu-west-1'));
    expect(calls).toEqual([]);
  });

  test('that AWS refuses says which call and why', () => {
    const { simulator } = simulatedAws();
    const seed = readSeed({ repositories: [repository, repository] }, 'eu-west-1');
    expect(() => plantSeed(simulator, seed)).toThrow(
      "repositories[1]: ecr CreateRepository failed with RepositoryAlreadyExistsException: The repository with name 'web' already exists",
    );
  });

  test('with an input of the wrong type says so', () => {
    const { simulator } = simulatedAws();
    const seed = readSeed({ a: [{ ...repository, input: { repositoryName: 1 } }] }, 'eu-west-1');
    expect(() => plantSeed(simulator, seed)).toThrow('a[0]: ecr CreateRepository failed with SerializationException');
  });

  test.each<[unknown, string]>([
    [[], 'seed must be an object of lists of calls'],
    [{ clusters: {} }, 'clusters must be a list'],
    [{ clusters: ['web'] }, 'clusters[0] must be an object'],
    [{ clusters: [{ service: 'ecs' }] }, 'clusters[0] needs the members "service" and "operation"'],
    [{ a: [{ ...repository, service: 's3' }] }, 'a[0].service names the unknown service "s3"'],
    [{ a: [{ ...repository, operation: 'X' }] }, 'a[0].operation names "X", which the simulator does not support'],
    [{ a: [{ ...repository, inputs: {} }] }, 'a[0] has the unknown member "inputs"'],
    [{ a: [{ ...repository, input: [] }] }, 'a[0].input must be an object'],
  ])('%j is refused with the place and the reason', (json, message) => {
    expect(() => readSeed(json, 'eu-west-1')).toThrow(message);
  });
});
