import { namePattern } from "../../names.js";
import { firstDuplicate, firstOf } from "./rule.js";
/** What volumes may look like. */
export const volumeRules = [
    ({ volumes }) => firstOf(volumes, ({ name = '' }) => (namePattern.test(name) ? undefined : `Invalid volume name '${name}'.`)),
    ({ volumes }) => {
        const taken = firstDuplicate(volumes.flatMap(({ name }) => name ?? []));
        return taken && `Volume names must be unique within a task definition: '${taken}'.`;
    },
    ({ volumes }) => firstOf(volumes, ({ efsVolumeConfiguration: efs }) => efs && efsProblem(efs)),
    ({ volumes, containerDefinitions }) => {
        const mounted = containerDefinitions.flatMap(({ mountPoints }) => mountPoints.map(({ sourceVolume }) => sourceVolume));
        const unused = volumes.filter(({ name, configuredAtLaunch }) => configuredAtLaunch && !mounted.includes(name));
        const names = unused.map(({ name }) => name).join(', ');
        return unused.length > 0 ? `Volumes [${names}] are not referenced by any of the containers` : undefined;
    },
];
function efsProblem(efs) {
    const encrypted = efs.transitEncryption === 'ENABLED';
    const { accessPointId, iam } = efs.authorizationConfig ?? {};
    if (accessPointId !== undefined && efs.rootDirectory !== '/') {
        return 'When using an EFS access point, the root directory must either be set to "/" or be omitted.';
    }
    if (iam === 'ENABLED' && !encrypted)
        return 'EFS IAM authorization requires TransitEncryption to be enabled.';
    if (efs.transitEncryptionPort !== undefined && !encrypted) {
        return 'TransitEncryptionPort requires that TransitEncryption is enabled.';
    }
    return undefined;
}
