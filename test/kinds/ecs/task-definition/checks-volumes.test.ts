import { checks } from '../../../../src/kinds/ecs/task-definition/checks.ts';
import type { JsonObject } from '../../../../src/lib/json.ts';
import { describeRules } from '../../../support/findings.ts';
import { onFargate, task, withContainer } from './specs.ts';

const mount = (sourceVolume: string, containerPath = '/data') => ({ sourceVolume, containerPath });
const volumes = (...list: JsonObject[]) => task({ volumes: list });
const docker = (configuration: JsonObject) => volumes({ name: 'data', dockerVolumeConfiguration: configuration });
const efs = (configuration: JsonObject) =>
  volumes({ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1', ...configuration } });
const encrypted = { transitEncryption: 'ENABLED' };

describeRules('volumes and mount points', checks, [
  {
    fact: 'a container mounts a volume of the task',
    broken: withContainer({ mountPoints: [mount('logs')] }, { volumes: [{ name: 'data' }] }),
    says: '',
    kept: [
      withContainer({ mountPoints: [mount('data')] }, { volumes: [{ name: 'data' }] }),
      withContainer({ mountPoints: [mount('logs')] }, { volumes: [{ name: '${volume}' }] }),
    ],
  },
  {
    fact: 'a place has one volume',
    broken: withContainer({ mountPoints: [mount('a'), mount('b')] }, { volumes: [{ name: 'a' }, { name: 'b' }] }),
    says: '',
    kept: withContainer({ mountPoints: [mount('a'), mount('b', '/b')] }, { volumes: [{ name: 'a' }, { name: 'b' }] }),
  },
  {
    fact: 'a volume has a name',
    broken: volumes({}),
    says: '',
    kept: volumes({ name: '${name}' }),
  },
  {
    fact: 'volume names are unique',
    broken: volumes({ name: 'data' }, { name: 'data' }),
    says: '',
    kept: volumes({ name: 'data' }, { name: 'logs' }),
  },
  {
    fact: 'a path of the host is not empty',
    broken: volumes({ name: 'data', host: { sourcePath: '' } }),
    says: '',
    kept: volumes({ name: 'data', host: { sourcePath: '/data' } }),
  },
  {
    fact: 'a volume that is configured at launch is mounted',
    broken: volumes({ name: 'data', configuredAtLaunch: true }),
    says: '',
    kept: [
      withContainer({ mountPoints: [mount('data')] }, { volumes: [{ name: 'data', configuredAtLaunch: true }] }),
      withContainer({ mountPoints: '${mounts}' }, { volumes: [{ name: 'data', configuredAtLaunch: true }] }),
    ],
  },
  {
    fact: 'one volume may be configured at launch',
    broken: withContainer(
      { mountPoints: [mount('a', '/a'), mount('b', '/b')] },
      { volumes: [{ name: 'a', configuredAtLaunch: true }, { name: 'b', configuredAtLaunch: true }] },
    ),
    says: '',
    kept: withContainer(
      { mountPoints: [mount('a', '/a'), mount('b', '/b')] },
      { volumes: [{ name: 'a', configuredAtLaunch: true }, { name: 'b' }] },
    ),
  },
  {
    fact: 'Docker volumes of a task are always made',
    broken: docker({ autoprovision: true }),
    says: '',
    kept: docker({ autoprovision: true, scope: 'shared' }),
  },
  {
    fact: 'ephemeral storage is for Fargate',
    broken: task({ ephemeralStorage: { sizeInGiB: 30 } }),
    says: '',
    kept: [
      task({ ...onFargate, ephemeralStorage: { sizeInGiB: 30 } }),
      task({ ephemeralStorage: { sizeInGiB: 30 }, requiresCompatibilities: '${compatibilities}' }),
    ],
  },
]);

describeRules('volumes on EFS', checks, [
  {
    fact: 'an access point decides on the root directory',
    broken: efs({ ...encrypted, rootDirectory: '/web', authorizationConfig: { accessPointId: 'fsap-1' } }),
    says: '',
    kept: [
      efs({ ...encrypted, rootDirectory: '/', authorizationConfig: { accessPointId: 'fsap-1' } }),
      efs({ rootDirectory: '/web' }),
    ],
  },
  {
    fact: 'IAM authorization needs encryption',
    broken: efs({ authorizationConfig: { iam: 'ENABLED' } }),
    says: '',
    kept: [
      efs({ ...encrypted, authorizationConfig: { iam: 'ENABLED' } }),
      efs({ authorizationConfig: { iam: 'DISABLED' } }),
      efs({ transitEncryption: '${encryption}', authorizationConfig: { iam: 'ENABLED' } }),
    ],
  },
  {
    fact: 'an access point needs encryption',
    broken: efs({ transitEncryption: 'DISABLED', authorizationConfig: { accessPointId: 'fsap-1' } }),
    says: '',
    kept: efs({ ...encrypted, authorizationConfig: { accessPointId: 'fsap-1' } }),
  },
  {
    fact: 'a port for encryption needs encryption',
    broken: efs({ transitEncryptionPort: 2999 }),
    says: '',
    kept: efs({ ...encrypted, transitEncryptionPort: 2999 }),
  },
]);
