import { ApplicationProtocol, Compatibility, ContainerCondition, CPUArchitecture, DeviceCgroupPermission, EFSAuthorizationConfigIAM, EFSTransitEncryption, EnvironmentFileType, FirelensConfigurationType, IpcMode, LogDriver, NetworkMode, OSFamily, PidMode, ProxyConfigurationType, RegisterTaskDefinitionRequest$, ResourceType, Scope, TaskDefinitionPlacementConstraintType, TransportProtocol, UlimitName, VersionConsistency, } from '@aws-sdk/client-ecs';
import { checkConstraints } from "../../constraint.js";
import { clientError } from "../refusal.js";
const members = {
    'RegisterTaskDefinitionRequest.networkMode': oneOf(NetworkMode),
    'RegisterTaskDefinitionRequest.requiresCompatibilities': { each: oneOf(Compatibility) },
    'RegisterTaskDefinitionRequest.pidMode': oneOf(PidMode),
    'RegisterTaskDefinitionRequest.ipcMode': oneOf(IpcMode),
    'RuntimePlatform.cpuArchitecture': oneOf(CPUArchitecture),
    'RuntimePlatform.operatingSystemFamily': oneOf(OSFamily),
    'ProxyConfiguration.type': oneOf(ProxyConfigurationType),
    'TaskDefinitionPlacementConstraint.type': oneOf(TaskDefinitionPlacementConstraintType),
    'DockerVolumeConfiguration.scope': oneOf(Scope),
    'EFSVolumeConfiguration.transitEncryption': oneOf(EFSTransitEncryption),
    'EFSAuthorizationConfig.iam': oneOf(EFSAuthorizationConfigIAM),
    'ContainerDefinition.versionConsistency': oneOf(VersionConsistency),
    'PortMapping.protocol': oneOf(TransportProtocol),
    'PortMapping.appProtocol': oneOf(ApplicationProtocol),
    'EnvironmentFile.type': oneOf(EnvironmentFileType),
    'Device.permissions': { each: oneOf(DeviceCgroupPermission) },
    'ContainerDependency.condition': oneOf(ContainerCondition),
    'Ulimit.name': oneOf(UlimitName),
    'LogConfiguration.logDriver': oneOf(LogDriver),
    'ResourceRequirement.type': oneOf(ResourceType),
    'FirelensConfiguration.type': oneOf(FirelensConfigurationType),
};
const constraints = { members, refuse: ([first]) => clientError(problem(first)) };
/** Refuses a registration with a nested member missing or outside its enumeration. Throws ClientException. */
export function checkShape(input) {
    const { family = '', containerDefinitions = [] } = input;
    // Rules of their own speak about these two when they are missing.
    checkConstraints(entry, { ...input, family, containerDefinitions }, constraints);
}
const entry = { input: () => RegisterTaskDefinitionRequest$, run: () => ({}) };
function problem({ path, value, constraint }) {
    const names = path.split('.').filter((part) => !/^\d+$|^member$/.test(part));
    if (value === undefined)
        return `${names.slice(-2).join('.')} should not be null or empty.`;
    const allowed = /enum value set: \[([^\]]*)\]/.exec(constraint)?.[1] ?? '';
    return `${names.at(-1)} should be one of [${allowed.replaceAll(', ', ',')}]`;
}
function oneOf(values) {
    return { values: Object.values(values).sort() };
}
