import { ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../src/simulator/iam/read-policy.ts';
import { plantSeed, readSeed } from '../../src/simulator/seed.ts';
import { answerTo, jsonRequest, queryRequest, signatureOf } from '../support/raw-request.ts';
import { type SimulatedAws, simulatedAws } from '../support/simulated-aws.ts';

const listClusters = 'AmazonEC2ContainerServiceV20141113.ListClusters';
const identity = 'Action=GetCallerIdentity&Version=2011-06-15';

describe('a request that is not signed well', () => {
  test.each([
    ['not signed', undefined, 403, 'MissingAuthenticationToken', 'Missing Authentication Token'],
    [
      'signed by other rules',
      'Bearer abc',
      400,
      'IncompleteSignature',
      'Authorization header requires a credential scope.',
    ],
    [
      'signed with a key that AWS does not know',
      signatureOf('stolen'),
      400,
      'UnrecognizedClient',
      'The security token included in the request is invalid.',
    ],
  ])('%s is refused by a JSON service', async (_what, authorization, status, name, message) => {
    const { simulator } = simulatedAws({ unknownAccessKeys: ['stolen'] });
    const answer = await answerTo(simulator, jsonRequest(listClusters, '{}', { authorization }));
    expect(answer).toMatchObject({ status, body: JSON.stringify({ __type: `${name}Exception`, message }) });
  });

  test.each([
    ['not signed', undefined, 403, 'MissingAuthenticationToken'],
    ['signed by other rules', 'Bearer abc', 400, 'IncompleteSignature'],
    ['signed with a key that AWS does not know', signatureOf('stolen'), 403, 'InvalidClientTokenId'],
  ])('%s is refused by a query service', async (_what, authorization, status, code) => {
    const { simulator } = simulatedAws({ unknownAccessKeys: ['stolen'] });
    const answer = await answerTo(simulator, queryRequest(identity, { authorization }));
    expect(answer).toMatchObject({ status, contentType: 'text/xml' });
    expect(answer.body).toContain(`<Code>${code}</Code>`);
  });
});

describe('the caller', () => {
  test.each([
    ['test', 'eu-west-1', '111122223333', 'arn:aws:iam::111122223333:user/evenkeel'],
    ['444455556666', 'eu-west-1', '444455556666', 'arn:aws:iam::444455556666:user/evenkeel'],
    ['test', 'cn-north-1', '111122223333', 'arn:aws-cn:iam::111122223333:user/evenkeel'],
    ['test', 'us-gov-west-1', '111122223333', 'arn:aws-us-gov:iam::111122223333:user/evenkeel'],
  ])('with the key %s in %s is of account %s', async (accessKeyId, region, Account, Arn) => {
    const { settings } = simulatedAws();
    const sts = new STSClient({ ...settings, region, credentials: { accessKeyId, secretAccessKey: 'any' } });
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({ Account, Arn });
  });
});

describe('identity policies', () => {
  const nothing = readPolicy({ Statement: [] });
  const asked = (aws: SimulatedAws, accessKeyId: string) => {
    const credentials = { accessKeyId, secretAccessKey: 'test' };
    return new ECSClient({ ...aws.settings, credentials }).send(new ListClustersCommand({}));
  };

  test('hold for the access key that they are attached to', async () => {
    const aws = simulatedAws();
    aws.simulator.world.policies.set('weak', [nothing]);
    await expect(asked(aws, 'weak')).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect((await asked(aws, 'strong')).clusterArns).toEqual([]);
  });

  test('attached to every key hold for all but the root user', async () => {
    const aws = simulatedAws();
    aws.simulator.world.policies.set('*', [nothing]);
    await expect(asked(aws, 'anybody')).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect((await asked(aws, 'root')).clusterArns).toEqual([]);
    const root = new STSClient({ ...aws.settings, credentials: { accessKeyId: 'root', secretAccessKey: 'test' } });
    expect(await root.send(new GetCallerIdentityCommand({}))).toMatchObject({ Arn: 'arn:aws:iam::111122223333:root' });
  });

  test('do not hold for the calls of a seed', () => {
    const { simulator } = simulatedAws();
    simulator.world.policies.set('*', [nothing]);
    const call = { service: 'ecs', operation: 'CreateCluster', input: { clusterName: 'demo' } };
    expect(() => plantSeed(simulator, readSeed({ clusters: [call] }, 'eu-west-1'))).not.toThrow();
  });
});
