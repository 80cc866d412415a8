import type { JsonObject } from '../../src/lib/json.ts';
import { type FieldCase, inAnyOrder, type KindCases, tagList } from '../support/kind-cases.ts';
import { manifest } from '../support/manifests.ts';

const providers = { capacityProviders: ['FARGATE', 'FARGATE_SPOT'] };

function plainly(set: JsonObject, more: Partial<FieldCase> = {}): FieldCase {
  return { on: 'plain', set, as: 'update', ...more };
}

/** AWS cannot forget the block once it was set. */
const leavesTrace = true;

function command(executeCommandConfiguration: JsonObject): JsonObject {
  return { configuration: { executeCommandConfiguration } };
}

export const clusterCases: KindCases = {
  kind: 'Cluster',
  tags: tagList,
  stages: {
    plain: { spec: {} },
    logging: { spec: {}, beside: { 'logs.yaml': manifest('LogGroup', 'exec', { spec: { logGroupName: '/exec' } }) } },
    storing: {
      spec: {
        configuration: { managedStorageConfiguration: { kmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1' } },
      },
    },
    provided: { spec: providers },
  },
  cases: {
    settings: plainly({ settings: [{ name: 'containerInsights', value: 'enabled' }] }, { removed: 'none' }),
    'no logs of exec sessions': plainly(command({ logging: 'NONE' }), { leavesTrace }),
    'a key for exec sessions': plainly(
      command({ kmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1', logging: 'NONE' }),
      { leavesTrace },
    ),
    'logs of exec sessions in a bucket': plainly(
      command({
        logging: 'OVERRIDE',
        logConfiguration: { s3BucketName: 'logs', s3KeyPrefix: 'exec', s3EncryptionEnabled: true },
      }),
      { leavesTrace },
    ),
    'logs of exec sessions in a log group': {
      on: 'logging',
      set: command({
        logging: 'OVERRIDE',
        logConfiguration: { cloudWatchLogGroupName: 'ref:LogGroup/exec', cloudWatchEncryptionEnabled: true },
      }),
      as: 'update',
      leavesTrace,
    },
    'keys of managed storage': plainly(
      {
        configuration: {
          managedStorageConfiguration: {
            kmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1',
            fargateEphemeralStorageKmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/2',
          },
        },
      },
      { removed: 'none' },
    ),
    'exec sessions beside managed storage': {
      on: 'storing',
      set: {
        configuration: {
          executeCommandConfiguration: { logging: 'NONE' },
          managedStorageConfiguration: { kmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1' },
        },
      },
      as: 'update',
      leavesTrace,
    },
    'exec sessions beside managed storage that the manifest does not know any more': {
      on: 'storing',
      set: command({ logging: 'NONE' }),
      as: 'update',
      leavesTrace,
    },
    'capacity providers': inAnyOrder(plainly(providers)),
    'a default strategy': inAnyOrder({
      on: 'provided',
      set: {
        defaultCapacityProviderStrategy: [
          { capacityProvider: 'FARGATE', base: 1, weight: 1 },
          { capacityProvider: 'FARGATE_SPOT', weight: 4 },
        ],
      },
      as: 'update',
    }),
    'a Service Connect namespace by ARN': plainly({
      serviceConnectDefaults: { namespace: 'arn:aws:servicediscovery:eu-west-1:111122223333:namespace/ns-1' },
    }),
    'a Service Connect namespace by name': plainly({ serviceConnectDefaults: { namespace: 'internal' } }),
  },
  exempt: {
    clusterName: 'identity: another name is another cluster',
    'tags[].key': 'own rows',
    'tags[].value': 'own rows',
  },
};
