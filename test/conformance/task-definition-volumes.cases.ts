import type { JsonObject } from '../../src/lib/json.ts';
import type { FieldCase } from '../support/kind-cases.ts';
import { container, ec2Container, parameter } from './task-definition.stages.ts';

function volume(members: JsonObject, build: typeof container = container): FieldCase {
  const mountPoints = [{ sourceVolume: 'data', containerPath: '/data', readOnly: true }];
  return build({ mountPoints }, { volumes: [{ name: 'data', ...members }] });
}

/** Volumes of a task. */
export const volumeCases: Readonly<Record<string, FieldCase>> = {
  'a volume': volume({}),
  'a volume of the host': volume({ host: { sourcePath: '/var/data' } }, ec2Container),
  'a Docker volume': volume(
    {
      dockerVolumeConfiguration: {
        scope: 'shared',
        autoprovision: true,
        driver: 'local',
        driverOpts: { type: 'nfs' },
        labels: { a: '1' },
      },
    },
    ec2Container,
  ),
  'a Docker volume with AWS’s own settings': volume({ dockerVolumeConfiguration: { driver: 'local' } }, ec2Container),
  'an EFS volume': volume({
    efsVolumeConfiguration: {
      fileSystemId: 'fs-1',
      transitEncryption: 'ENABLED',
      transitEncryptionPort: 2049,
      authorizationConfig: { accessPointId: 'fsap-1', iam: 'ENABLED' },
    },
  }),
  'a folder of an EFS volume': volume({ efsVolumeConfiguration: { fileSystemId: 'fs-1', rootDirectory: '/web' } }),
  'a volume configured at launch': volume({ configuredAtLaunch: true }),
  'a file system of FSx': volume(
    {
      fsxWindowsFileServerVolumeConfiguration: {
        fileSystemId: 'fs-1',
        rootDirectory: 'web',
        authorizationConfig: { credentialsParameter: parameter, domain: 'example.com' },
      },
    },
    ec2Container,
  ),
  'files of S3': volume({
    s3filesVolumeConfiguration: {
      fileSystemArn: 'arn:aws:s3files:eu-west-1:111122223333:file-system/fs-1',
      rootDirectory: '/web',
      transitEncryptionPort: 2049,
      accessPointArn: 'arn:aws:s3files:eu-west-1:111122223333:access-point/ap-1',
    },
  }),
};
