import { isAbsent, isUnknown, textOf, valueAt } from "../../../../model/known.js";
import { checkEach } from "../../../../model/rule.js";
import { volumesOf } from "./parts.js";
const efs = 'efsVolumeConfiguration';
const encrypt = 'set transitEncryption: ENABLED';
const rules = [
    {
        at: `${efs}.rootDirectory`,
        when: ({ value }) => !isAbsent(valueAt(value, `${efs}.authorizationConfig.accessPointId`)) &&
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
        when: (volume) => isUnencrypted(volume) && !isAbsent(valueAt(volume.value, `${efs}.authorizationConfig.accessPointId`)),
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
export const efsChecks = [checkEach(volumesOf, rules)];
function isUnencrypted({ value }) {
    const encryption = valueAt(value, `${efs}.transitEncryption`);
    return !isUnknown(encryption) && encryption !== 'ENABLED';
}
