import type { FieldCase } from '../support/kind-cases.ts';
import { ebs } from './service.stages.ts';

/** Volumes that are configured when tasks start. */
export const volumeCases: Readonly<Record<string, FieldCase>> = {
  'a volume': {
    on: 'volume',
    set: {
      volumeConfigurations: [
        {
          name: 'data',
          managedEBSVolume: {
            ...ebs,
            sizeInGiB: 20,
            encrypted: true,
            kmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1',
            volumeType: 'gp3',
            iops: 3000,
            throughput: 250,
            filesystemType: 'ext4',
            tagSpecifications: [
              { resourceType: 'volume', tags: [{ key: 'team', value: 'blue' }], propagateTags: 'SERVICE' },
            ],
          },
        },
      ],
    },
    as: 'rolls',
  },
  'another task definition with the same volume': {
    on: 'volume',
    set: { taskDefinition: 'ref:TaskDefinition/other' },
    as: 'rolls',
  },
  'a volume from a snapshot': {
    on: 'volume',
    set: {
      volumeConfigurations: [
        {
          name: 'data',
          managedEBSVolume: {
            roleArn: ebs.roleArn,
            snapshotId: 'snap-0123456789abcdef0',
            volumeInitializationRate: 100,
          },
        },
      ],
    },
    as: 'rolls',
  },
};
