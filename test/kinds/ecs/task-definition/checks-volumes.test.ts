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
    says: 'containerDefinitions.0.mountPoints.0.sourceVolume: container "app" mounts volume "logs", which the task does not have',
    kept: [
      withContainer({ mountPoints: [mount('data')] }, { volumes: [{ name: 'data' }] }),
      withContainer({ mountPoints: [mount('logs')] }, { volumes: [{ name: '${volume}' }] }),
    ],
  },
  {
    fact: 'a place has one volume',
    broken: withContainer({ mountPoints: [mount('a'), mount('b')] }, { volumes: [{ name: 'a' }, { name: 'b' }] }),
    says: 'warning containerDefinitions.0.mountPoints.1.containerPath: container "app" mounts two volumes at /data, and Docker starts no such container',
    kept: withContainer({ mountPoints: [mount('a'), mount('b', '/b')] }, { volumes: [{ name: 'a' }, { name: 'b' }] }),
  },
  {
    fact: 'a volume has a name',
    broken: volumes({}),
    says: 'volumes.0.name: volume 1 has no name, so no container could mount it',
    kept: volumes({ name: '${name}' }),
  },
  {
    fact: 'volume names are unique',
    broken: volumes({ name: 'data' }, { name: 'data' }),
    says: 'volumes.1.name: there is another volume "data"',
    kept: volumes({ name: 'data' }, { name: 'logs' }),
  },
  {
    fact: 'a path of the host is not empty',
    broken: volumes({ name: 'data', host: { sourcePath: '' } }),
    says: 'volumes.0.host.sourcePath: volume "data" has an empty sourcePath',
    kept: volumes({ name: 'data', host: { sourcePath: '/data' } }),
  },
  {
    fact: 'a volume that is configured at launch is mounted',
    broken: volumes({ name: 'data', configuredAtLaunch: true }),
    says: 'volumes.0.configuredAtLaunch: volume "data" is configured at launch, but no container mounts it',
    kept: [
      withContainer({ mountPoints: [mount('data')] }, { volumes: [{ name: 'data', configuredAtLaunch: true }] }),
      withContainer({ mountPoints: '${mounts}' }, { volumes: [{ name: 'data', configuredAtLaunch: true }] }),
    ],
  },
  {
    fact: 'one volume may be configured at launch',
    broken: withContainer(
      { mountPoints: [mount('a', '/a'), mount('b', '/b')] },
      {
        volumes: [
          { name: 'a', configuredAtLaunch: true },
          { name: 'b', configuredAtLaunch: true },
        ],
      },
    ),
    says: 'volumes.1.configuredAtLaunch: only one volume of a task definition may be configured at launch',
    kept: withContainer(
      { mountPoints: [mount('a', '/a'), mount('b', '/b')] },
      { volumes: [{ name: 'a', configuredAtLaunch: true }, { name: 'b' }] },
    ),
  },
  {
    fact: 'Docker volumes of a task are always made',
    broken: docker({ autoprovision: true }),
    says: 'warning volumes.0.dockerVolumeConfiguration.autoprovision: autoprovision of volume "data" counts only with scope: shared',
    kept: docker({ autoprovision: true, scope: 'shared' }),
  },
  {
    fact: 'ephemeral storage is for Fargate',
    broken: task({ ephemeralStorage: { sizeInGiB: 30 } }),
    says: 'ephemeralStorage: ephemeralStorage is for Fargate, and this task definition does not ask for it',
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
    says: 'volumes.0.efsVolumeConfiguration.rootDirectory: volume "data" has an EFS access point, which decides on the root directory itself',
    kept: [
      efs({ ...encrypted, rootDirectory: '/', authorizationConfig: { accessPointId: 'fsap-1' } }),
      efs({ rootDirectory: '/web' }),
    ],
  },
  {
    fact: 'IAM authorization needs encryption',
    broken: efs({ authorizationConfig: { iam: 'ENABLED' } }),
    says: 'volumes.0.efsVolumeConfiguration.transitEncryption: volume "data" uses IAM authorization, which needs encryption in transit',
    kept: [
      efs({ ...encrypted, authorizationConfig: { iam: 'ENABLED' } }),
      efs({ authorizationConfig: { iam: 'DISABLED' } }),
      efs({ transitEncryption: '${encryption}', authorizationConfig: { iam: 'ENABLED' } }),
    ],
  },
  {
    fact: 'an access point needs encryption',
    broken: efs({ transitEncryption: 'DISABLED', authorizationConfig: { accessPointId: 'fsap-1' } }),
    says: 'volumes.0.efsVolumeConfiguration.transitEncryption: volume "data" has an EFS access point, which needs encryption in transit',
    kept: efs({ ...encrypted, authorizationConfig: { accessPointId: 'fsap-1' } }),
  },
  {
    fact: 'a port for encryption needs encryption',
    broken: efs({ transitEncryptionPort: 2999 }),
    says: 'volumes.0.efsVolumeConfiguration.transitEncryptionPort: volume "data" has a port for encryption in transit, which is off',
    kept: efs({ ...encrypted, transitEncryptionPort: 2999 }),
  },
]);
