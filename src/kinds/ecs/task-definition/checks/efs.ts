import type { Check } from '../../../../model/kind.ts';
import { isAbsent, isUnknown, textOf, valueAt } from '../../../../model/known.ts';
import { checkEach, type Rule } from '../../../../model/rule.ts';
import { type Volume, volumesOf } from './parts.ts';

const efs = 'efsVolumeConfiguration';
const encrypt = 'set transitEncryption: ENABLED';

const rules: readonly Rule<Volume>[] = [
  {
    at: `${efs}.rootDirectory`,
    when: ({ value }) =>
      !isAbsent(valueAt(value, `${efs}.authorizationConfig.accessPointId`)) &&
      !['/', undefined].includes(textOf(valueAt(value, `${efs}.rootDirectory`))),
    message: ({ title }) => `${title} has an EFS access point, which decides on the root directory itself`,
    suggestion: 'remove rootDirectory',
  },
  {
    at: `${efs}.transitEncryption`,
    when: (volume) => isUnencrypted(volume) && valueAt(volume.value, `${efs}.authorizationConfig.iam`) === 'ENABLED',
    message: ({ title }) => `${title} uses IAM authorization, which needs encryption in transit`,
    suggestion: encrypt,
  },
  {
    at: `${efs}.transitEncryption`,
    when: (volume) =>
      isUnencrypted(volume) && !isAbsent(valueAt(volume.value, `${efs}.authorizationConfig.accessPointId`)),
    message: ({ title }) => `${title} has an EFS access point, which needs encryption in transit`,
    suggestion: encrypt,
  },
  {
    at: `${efs}.transitEncryptionPort`,
    when: (volume) => isUnencrypted(volume) && !isAbsent(valueAt(volume.value, `${efs}.transitEncryptionPort`)),
    message: ({ title }) => `${title} has a port for encryption in transit, which is off`,
    suggestion: `${encrypt}, or remove transitEncryptionPort`,
  },
];

/** Volumes on EFS. */
export const efsChecks: readonly Check[] = [checkEach(volumesOf, rules)];

function isUnencrypted({ value }: Volume): boolean {
  const encryption = valueAt(value, `${efs}.transitEncryption`);
  return !isUnknown(encryption) && encryption !== 'ENABLED';
}
