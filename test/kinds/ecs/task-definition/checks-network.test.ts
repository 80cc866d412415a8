import { checks } from '../../../../src/kinds/ecs/task-definition/checks.ts';
import type { JsonObject } from '../../../../src/lib/json.ts';
import { describeRules } from '../../../support/findings.ts';
import { onFargate, onWindowsFargate, task, withContainer } from './specs.ts';

const awsvpc = { networkMode: 'awsvpc' };
const windows = { runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } };

describeRules('network modes', checks, [
  {
    fact: 'Fargate needs awsvpc, which is not the default',
    broken: task({ ...onFargate, networkMode: undefined }),
    says: 'networkMode: Fargate needs network mode awsvpc, and without networkMode it is bridge',
    kept: [task(onFargate), task()],
  },
  {
    fact: 'Fargate needs awsvpc and nothing else',
    broken: task({ ...onFargate, networkMode: 'bridge' }),
    says: 'networkMode: Fargate needs network mode awsvpc, and this is bridge',
    kept: task({ ...onFargate, networkMode: '${mode}' }),
  },
  {
    fact: 'external instances do not have awsvpc',
    broken: task({ requiresCompatibilities: ['EXTERNAL'], networkMode: 'awsvpc' }),
    says: 'networkMode: external instances do not support network mode awsvpc',
    kept: task({ requiresCompatibilities: ['EXTERNAL'], networkMode: 'host' }),
  },
  {
    fact: 'managed instances have awsvpc and host',
    broken: task({ requiresCompatibilities: ['MANAGED_INSTANCES'] }),
    says: 'warning networkMode: managed instances are not known to support network mode bridge',
    kept: task({ requiresCompatibilities: ['MANAGED_INSTANCES'], networkMode: 'awsvpc' }),
  },
  {
    fact: 'Windows has no host mode',
    broken: task({ ...windows, networkMode: 'host' }),
    says: 'warning networkMode: Windows containers do not support network mode host',
    kept: [task(windows), task({ networkMode: 'host' })],
  },
]);

describeRules('members that do not go with a network mode', checks, [
  {
    fact: 'links need bridge',
    broken: withContainer({ links: ['app'] }, awsvpc),
    says: 'containerDefinitions.0.links: container "app" has links, which AWS does not support in network mode awsvpc',
    kept: [withContainer({ links: ['app'] }), withContainer({ links: [] }, awsvpc)],
  },
  {
    fact: 'links do not go with host',
    broken: withContainer({ links: ['app'] }, { networkMode: 'host' }),
    says: 'containerDefinitions.0.links: container "app" has links, which AWS does not support in network mode host',
    kept: withContainer({ links: ['app'] }, { networkMode: '${mode}' }),
  },
  {
    fact: 'a host name does not go with awsvpc',
    broken: withContainer({ hostname: 'web' }, awsvpc),
    says: 'containerDefinitions.0.hostname: container "app" has hostname, which AWS does not support in network mode awsvpc',
    kept: withContainer({ hostname: 'web' }),
  },
  {
    fact: 'extra hosts do not go with awsvpc',
    broken: withContainer({ extraHosts: [{ hostname: 'db', ipAddress: '10.0.0.1' }] }, awsvpc),
    says: 'containerDefinitions.0.extraHosts: container "app" has extraHosts, which AWS does not support in network mode awsvpc',
    kept: withContainer({ extraHosts: [{ hostname: 'db', ipAddress: '10.0.0.1' }] }),
  },
  {
    fact: 'DNS servers do not go with awsvpc',
    broken: withContainer({ dnsServers: ['10.0.0.2'] }, awsvpc),
    says: 'containerDefinitions.0.dnsServers: container "app" has dnsServers, which AWS does not support in network mode awsvpc',
    kept: withContainer({ dnsServers: ['10.0.0.2'] }),
  },
  {
    fact: 'a container without network does not go with awsvpc',
    broken: withContainer({ disableNetworking: true }, awsvpc),
    says: 'containerDefinitions.0.disableNetworking: container "app" has disableNetworking, which AWS does not support in network mode awsvpc',
    kept: withContainer({ disableNetworking: false }, awsvpc),
  },
]);

const onInstancesOnly: readonly (readonly [member: string, changes: JsonObject])[] = [
  ['dnsSearchDomains', { dnsSearchDomains: ['corp'] }],
  ['dockerSecurityOptions', { dockerSecurityOptions: ['no-new-privileges'] }],
  ['privileged', { privileged: true }],
  ['linuxParameters.devices', { linuxParameters: { devices: [{ hostPath: '/dev/fuse' }] } }],
  ['linuxParameters.sharedMemorySize', { linuxParameters: { sharedMemorySize: 64 } }],
  ['linuxParameters.maxSwap', { linuxParameters: { maxSwap: 0 } }],
  ['linuxParameters.swappiness', { linuxParameters: { swappiness: 60 } }],
];

describeRules('what Fargate does not support', checks, [
  ...onInstancesOnly.map(([member, changes]) => ({
    fact: `${member} needs instances`,
    broken: withContainer(changes, onFargate),
    says: `containerDefinitions.0.${member}: container "app" has ${member}, which AWS does not support on Fargate`,
    kept: [withContainer(changes), withContainer({ privileged: false, dnsSearchDomains: [] }, onFargate)],
  })),
  {
    fact: 'ipcMode needs instances',
    broken: task({ ...onFargate, ipcMode: 'task' }),
    says: 'ipcMode: Fargate does not support ipcMode',
    kept: task({ ipcMode: 'task' }),
  },
  {
    fact: 'placement constraints need instances',
    broken: task({ ...onFargate, placementConstraints: [{ type: 'memberOf', expression: 'a == b' }] }),
    says: 'placementConstraints: Fargate does not support placementConstraints',
    kept: task({ ...onFargate, placementConstraints: [] }),
  },
  {
    fact: 'pidMode host needs a host',
    broken: task({ ...onFargate, pidMode: 'host' }),
    says: 'pidMode: Fargate does not support pidMode host: there is no host to share with',
    kept: [task({ ...onFargate, pidMode: 'task' }), task({ pidMode: 'host' })],
  },
  {
    fact: 'SYS_PTRACE is the only capability that may be added',
    broken: withContainer({ linuxParameters: { capabilities: { add: ['SYS_PTRACE', 'NET_ADMIN'] } } }, onFargate),
    says: 'containerDefinitions.0.linuxParameters.capabilities.add: Fargate does not let container "app" add capability NET_ADMIN',
    kept: [
      withContainer({ linuxParameters: { capabilities: { add: ['SYS_PTRACE'], drop: ['ALL'] } } }, onFargate),
      withContainer({ linuxParameters: { capabilities: { add: ['NET_ADMIN'] } } }),
    ],
  },
  {
    fact: 'a container has 120 s to stop',
    broken: withContainer({ stopTimeout: 121 }, onFargate),
    says: 'containerDefinitions.0.stopTimeout: container "app" has a stopTimeout of 121 s, and Fargate waits 120 s at most',
    kept: [withContainer({ stopTimeout: 120 }, onFargate), withContainer({ stopTimeout: 121 })],
  },
  {
    fact: 'a container has 120 s to start',
    broken: withContainer({ startTimeout: 121 }, onFargate),
    says: 'warning containerDefinitions.0.startTimeout: container "app" has a startTimeout of 121 s, and Fargate waits 120 s at most',
    kept: withContainer({ startTimeout: 120 }, onFargate),
  },
  {
    fact: 'a log router reads its configuration from a file',
    broken: withContainer(
      { firelensConfiguration: { type: 'fluentbit', options: { 'config-file-type': 's3' } } },
      onFargate,
    ),
    says: 'containerDefinitions.0.firelensConfiguration.options.config-file-type: container "app" reads its FireLens configuration from S3, and Fargate supports files only',
    kept: withContainer(
      { firelensConfiguration: { type: 'fluentbit', options: { 'config-file-type': 'file' } } },
      onFargate,
    ),
  },
  {
    fact: 'Windows has no ulimits',
    broken: withContainer({ ulimits: [{ name: 'nofile', softLimit: 1, hardLimit: 2 }] }, onWindowsFargate),
    says: 'warning containerDefinitions.0.ulimits: container "app" has ulimits, which Windows does not have',
    kept: withContainer({ ulimits: [{ name: 'nofile', softLimit: 1, hardLimit: 2 }] }, onFargate),
  },
  {
    fact: 'there is no GPU',
    broken: withContainer({ resourceRequirements: [{ type: 'GPU', value: '1' }] }, onFargate),
    says: 'containerDefinitions.0.resourceRequirements.0.type: container "app" asks for a GPU, and Fargate has none',
    kept: withContainer({ resourceRequirements: [{ type: 'GPU', value: '1' }] }),
  },
  {
    fact: 'there are no Docker volumes',
    broken: task({ ...onFargate, volumes: [{ name: 'data', dockerVolumeConfiguration: { driver: 'local' } }] }),
    says: 'volumes.0.dockerVolumeConfiguration: volume "data" is a Docker volume, which Fargate does not support',
    kept: task({ volumes: [{ name: 'data', dockerVolumeConfiguration: { driver: 'local' } }] }),
  },
  {
    fact: 'there are no paths of a host',
    broken: task({ ...onFargate, volumes: [{ name: 'data', host: { sourcePath: '/data' } }] }),
    says: 'volumes.0.host.sourcePath: volume "data" is a path of the host, which Fargate does not give access to',
    kept: task({ ...onFargate, volumes: [{ name: 'data', host: {} }] }),
  },
  {
    fact: 'Windows does not mount EFS',
    broken: task({
      ...onWindowsFargate,
      volumes: [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1' } }],
    }),
    says: 'warning volumes.0.efsVolumeConfiguration: volume "data" is on EFS, which Windows cannot mount',
    kept: task({ ...onFargate, volumes: [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1' } }] }),
  },
]);
