import {
  type ContainerDefinition,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  type Volume,
} from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { simulatedAws } from '../../../support/simulated-aws.ts';

type Input = Partial<RegisterTaskDefinitionCommandInput>;
type Container = Partial<ContainerDefinition>;

const plain = { name: 'app', image: 'nginx', memory: 64 };
const second = { ...plain, name: 'log' };

describe('a task definition is refused for', () => {
  test.each<[string, Input, string]>([
    ['no family', { family: undefined }, 'Family should not be null or empty.'],
    ['a family with other characters', { family: 'web.1' }, 'Family contains invalid characters.'],
    ['a family of 256 characters', { family: 'a'.repeat(256) }, 'Family contains invalid characters.'],
    ['no containers', { containerDefinitions: [] }, 'Container list cannot be empty.'],
    ['left-out containers', { containerDefinitions: undefined }, 'Container list cannot be empty.'],
    [
      'eleven containers',
      { containerDefinitions: Array.from({ length: 11 }, (_, index) => ({ ...plain, name: `c${index}` })) },
      'Too many containers.',
    ],
    [
      'two containers of one name',
      { containerDefinitions: [plain, plain] },
      'Container names must be unique within a task definition.',
    ],
    ['an empty list of tags', { tags: [] }, 'Tags can not be empty.'],
    [
      'a reserved tag',
      { tags: [{ key: 'aws:x', value: '' }] },
      'Tag key aws:x is invalid. The prefix aws: is reserved for AWS use.',
    ],
    [
      'inference accelerators',
      { inferenceAccelerators: [{ deviceName: 'a', deviceType: 'b' }] },
      "Unsupported field 'inferenceAccelerators'.",
    ],
    [
      'an unknown network mode',
      { networkMode: 'nat' as 'host' },
      'networkMode should be one of [awsvpc,bridge,host,none]',
    ],
    [
      'an unknown compatibility',
      { requiresCompatibilities: ['EC2', 'LAMBDA' as 'EC2'] },
      'requiresCompatibilities should be one of [EC2,EXTERNAL,FARGATE,MANAGED_INSTANCES]',
    ],
    [
      'an unknown architecture',
      { runtimePlatform: { cpuArchitecture: 'MIPS' as 'ARM64' } },
      'cpuArchitecture should be one of [ARM64,X86_64]',
    ],
    [
      'more CPU in containers than in the task',
      {
        cpu: '256',
        containerDefinitions: [
          { ...plain, cpu: 200 },
          { ...second, cpu: 57 },
        ],
      },
      "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.",
    ],
    [
      'a container bigger than the task',
      { memory: '512', containerDefinitions: [{ ...plain, memory: 513 }] },
      "The 'memory' setting for container 'app' is greater than for the task.",
    ],
    [
      'ephemeral storage without Fargate',
      { ephemeralStorage: { sizeInGiB: 30 } },
      'Tasks using the EC2 launch type do not support EphemeralStorage.',
    ],
    [
      '20 GiB of ephemeral storage',
      { ephemeralStorage: { sizeInGiB: 20 } },
      'EphemeralStorage size should be at least 21',
    ],
    [
      '201 GiB of ephemeral storage',
      { ephemeralStorage: { sizeInGiB: 201 } },
      'EphemeralStorage size should be at most 200',
    ],
    [
      'eleven placement constraints',
      { placementConstraints: Array.from({ length: 11 }, () => ({ type: 'memberOf' as const, expression: 'true' })) },
      'placementConstraints can have at most 10 items.',
    ],
    [
      'a network interface of its own outside the cloud',
      { networkMode: 'awsvpc', requiresCompatibilities: ['EXTERNAL'] },
      'Tasks using the EXTERNAL launch type do not support network mode awsvpc.',
    ],
    [
      'a proxy without a network interface of its own',
      { proxyConfiguration: { containerName: 'app' } },
      'APPMESH proxy configuration is only supported in networkMode=awsvpc.',
    ],
    [
      'an unknown proxy',
      { networkMode: 'awsvpc', proxyConfiguration: { containerName: 'envoy' } },
      'Proxy container [envoy] does not exist.',
    ],
    [
      'a proxy without ports',
      { networkMode: 'awsvpc', proxyConfiguration: { containerName: 'app', properties: [] } },
      'Ingress port not found',
    ],
  ])('%s', async (_, input, message) => {
    await expect(register(input)).rejects.toMatchObject({ name: 'ClientException', message });
  });

  test('more than 64 KiB', async () => {
    const environment = [{ name: 'A', value: 'x'.repeat(65_536) }];
    await expect(register({ containerDefinitions: [{ ...plain, environment }] })).rejects.toMatchObject({
      name: 'ClientException',
      message: expect.stringMatching(/^Actual length: '\d+'\. Max allowed length is '65536' bytes\.$/),
    });
  });
});

describe('a container is refused for', () => {
  test.each<[string, Container, string]>([
    ['no name', { name: undefined }, 'Container.name should not be null or empty.'],
    ['no image', { image: undefined }, 'Container.image should not be null or empty.'],
    ['a name with other characters', { name: 'a b' }, "Container name 'a b' contains invalid characters."],
    ['an image with a space', { image: 'a b' }, 'Container.image contains invalid characters.'],
    [
      'being the only one and not essential',
      { essential: false },
      "Task definition doesn't have any essential container.",
    ],
    [
      'no memory anywhere',
      { memory: undefined },
      "Invalid setting for container 'app'. At least one of 'memory' or 'memoryReservation' must be specified.",
    ],
    [
      'less memory than it reserves',
      { memoryReservation: 65 },
      "'memory' must be greater than or equal to 'memoryReservation'",
    ],
    ['negative CPU', { cpu: -1 }, "Invalid 'cpu' setting for container 'app'."],
    [
      'a secret without a source',
      { secrets: [{ name: 'KEY', valueFrom: undefined }] },
      'secrets.valueFrom should not be null or empty.',
    ],
    [
      'an unknown protocol',
      { portMappings: [{ containerPort: 80, protocol: 'sctp' as 'tcp' }] },
      'protocol should be one of [tcp,udp]',
    ],
    [
      'an unknown condition',
      { dependsOn: [{ containerName: 'log', condition: 'READY' as 'START' }] },
      'condition should be one of [COMPLETE,HEALTHY,START,SUCCESS]',
    ],
    [
      'an unknown dependency',
      { dependsOn: [{ containerName: 'no', condition: 'START' }] },
      "Cannot depend on container + 'no' because it does not exist",
    ],
    [
      'waiting for the end of an essential container',
      { dependsOn: [{ containerName: 'log', condition: 'SUCCESS' }] },
      'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container',
    ],
    [
      'waiting for health that nobody checks',
      { dependsOn: [{ containerName: 'log', condition: 'HEALTHY' }] },
      'A dependency container with HEALTHY condition must have health check configured',
    ],
    [
      'waiting for itself',
      { dependsOn: [{ containerName: 'app', condition: 'START' }] },
      'Container dependencies should not have a cycle',
    ],
    ['an unknown link', { links: ['no:alias'] }, "Invalid 'links' setting. Unknown container: 'no'"],
    ['a link to itself', { links: ['app'] }, 'Container links should not have a cycle'],
    [
      'volumes of an unknown container',
      { volumesFrom: [{ sourceContainer: 'no' }] },
      "Invalid 'volumesFrom' setting. Unknown container: 'no'",
    ],
    ['an unknown volume', { mountPoints: [{ sourceVolume: 'no', containerPath: '/' }] }, "Unknown volume 'no'."],
    [
      'a slow health check',
      { healthCheck: { command: ['CMD', 'true'], interval: 301 } },
      "Health check interval must be less than or equal to the maximum allowed value 300 for container 'app'",
    ],
    [
      'a health check without patience',
      { healthCheck: { command: ['CMD', 'true'], timeout: 1 } },
      "Health check timeout must be greater than or equal to the minimum allowed value 2 for container 'app'",
    ],
    [
      'a health check that never gives up',
      { healthCheck: { command: ['CMD', 'true'], retries: 11 } },
      "Health check retries must be less than or equal to the maximum allowed value 10 for container 'app'",
    ],
    [
      'a health check of another form',
      { healthCheck: { command: ['curl'] } },
      "Health check command must start with CMD, CMD-SHELL or NONE for container 'app'",
    ],
    ['no time to stop', { stopTimeout: 1 }, "Invalid 'stopTimeout' setting for container 'app'."],
    ['no time to start', { startTimeout: -1 }, "Invalid 'startTimeout' setting for container 'app'."],
    [
      'restarts in quick succession',
      { restartPolicy: { enabled: true, restartAttemptPeriod: 59 } },
      "The 'restartAttemptPeriod' setting for container 'app' must be between 60 and 1800.",
    ],
    [
      'a soft limit above the hard one',
      { ulimits: [{ name: 'nofile', softLimit: 2, hardLimit: 1 }] },
      'Soft limit exceeds hard limit for ulimit nofile',
    ],
    [
      'eleven environment files',
      {
        environmentFiles: Array.from({ length: 11 }, () => ({
          type: 's3' as const,
          value: 'arn:aws:s3:::bucket/a.env',
        })),
      },
      'The maximum number of environment files was exceeded. Specify ten or less and try again.',
    ],
    [
      'an environment file elsewhere',
      { environmentFiles: [{ type: 's3', value: 'bucket/a.env' }] },
      'Invalid arn syntax.',
    ],
    [
      'secrets without a role',
      { secrets: [{ name: 'KEY', valueFrom: 'key' }] },
      "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
    ],
    [
      'awslogs without a group',
      { logConfiguration: { logDriver: 'awslogs' } },
      'Log driver awslogs requires options: awslogs-group',
    ],
    [
      'awsfirelens without a router',
      { logConfiguration: { logDriver: 'awsfirelens' } },
      'When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers.',
    ],
  ])('%s', async (_, container, message) => {
    const containerDefinitions = [{ ...plain, ...container }, ...(container.essential === false ? [] : [second])];
    await expect(register({ containerDefinitions })).rejects.toMatchObject({ name: 'ClientException', message });
  });

  test('a circle of dependencies', async () => {
    const waiting = (name: string, containerName: string) => ({
      ...plain,
      name,
      dependsOn: [{ containerName, condition: 'START' as const }],
    });
    const containerDefinitions = [plain, waiting('a', 'b'), waiting('b', 'c'), waiting('c', 'a')];
    await expect(register({ containerDefinitions })).rejects.toThrow('Container dependencies should not have a cycle');
    await register({ containerDefinitions: [plain, waiting('a', 'b'), waiting('b', 'app')] });
  });
});

describe('under awsvpc a container is refused for', () => {
  test.each<[string, Container, string]>([
    ['links', { links: ['log'] }, 'Links are not supported when networkMode=awsvpc.'],
    ['a host name', { hostname: 'web' }, 'hostname is not supported on container when networkMode=awsvpc.'],
    [
      'extra hosts',
      { extraHosts: [{ hostname: 'a', ipAddress: '10.0.0.1' }] },
      'Extra hosts are not supported on container when networkMode=awsvpc.',
    ],
    [
      'DNS servers',
      { dnsServers: ['10.0.0.2'] },
      'DNS servers are not supported on container when networkMode=awsvpc.',
    ],
    [
      'no network',
      { disableNetworking: true },
      'Disable Networking is not supported on container when networkMode=awsvpc.',
    ],
    [
      'another host port',
      { portMappings: [{ containerPort: 80, hostPort: 8080 }] },
      'When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
    ],
    [
      'a port inside a range',
      { portMappings: [{ containerPortRange: '8080-8090' }, { containerPort: 8085 }] },
      "TCP container port '8085' is used multiple times in task when networkMode=awsvpc.",
    ],
    [
      'a port name used twice',
      {
        portMappings: [
          { containerPort: 80, name: 'http' },
          { containerPort: 81, name: 'http' },
        ],
      },
      'When networkMode=awsvpc, port mapping name is already used',
    ],
  ])('%s', async (_, container, message) => {
    const input = { networkMode: 'awsvpc' as const, containerDefinitions: [{ ...plain, ...container }, second] };
    await expect(register(input)).rejects.toMatchObject({ name: 'ClientException', message });
  });

  test('nothing that is merely empty or a port of another protocol', async () => {
    const portMappings = [{ containerPort: 53 }, { containerPort: 53, protocol: 'udp' as const }];
    const empty = { links: [], hostname: '', extraHosts: [], dnsServers: [], disableNetworking: false };
    await register({ networkMode: 'awsvpc', containerDefinitions: [{ ...plain, ...empty, portMappings }] });
  });
});

describe('port mappings', () => {
  test.each<[string, NonNullable<Container['portMappings']>[number], string]>([
    ['without a port', { hostPort: 80 }, "Invalid 'containerPort' setting for container 'app'."],
    ['beyond the last port', { containerPort: 65_536 }, "Invalid 'containerPort' setting for container 'app'."],
    [
      'below the first host port',
      { containerPort: 80, hostPort: -1 },
      "Invalid 'hostPort' setting for container 'app'.",
    ],
    [
      'with a port and a range',
      { containerPort: 80, containerPortRange: '80-81' },
      "Invalid port mapping for container 'app', cannot specify both single port and port range.",
    ],
    [
      'with a reversed range',
      { containerPortRange: '81-80' },
      "Invalid 'containerPortRange' setting for container 'app'.",
    ],
    [
      'with a range of 101 ports',
      { containerPortRange: '100-200' },
      "Invalid 'containerPortRange' setting for container 'app'.",
    ],
    [
      'with a capital in the name',
      { containerPort: 80, name: 'Http' },
      "Invalid port mapping name 'Http' for container 'app'.",
    ],
  ])('%s are refused', async (_, mapping, message) => {
    const containerDefinitions = [{ ...plain, portMappings: [mapping] }];
    await expect(register({ containerDefinitions })).rejects.toMatchObject({ name: 'ClientException', message });
  });

  test('may repeat a container port under a bridge', async () => {
    await register({
      containerDefinitions: [{ ...plain, portMappings: [{ containerPort: 80 }, { containerPort: 80 }] }],
    });
  });

  test('must match under the network of the host, and cannot be without a network', async () => {
    const containerDefinitions = [{ ...plain, portMappings: [{ containerPort: 80, hostPort: 8080 }] }];
    await expect(register({ networkMode: 'host', containerDefinitions })).rejects.toThrow(
      'When networkMode=host, the host ports and container ports in port mappings must match.',
    );
    await expect(register({ networkMode: 'none', containerDefinitions })).rejects.toThrow(
      'Port mappings are not supported when networkMode=none.',
    );
  });
});

describe('a volume is refused for', () => {
  test.each<[string, Volume, string]>([
    ['no name', {}, "Invalid volume name ''."],
    [
      'being configured at launch but used by nobody',
      { name: 'data', configuredAtLaunch: true },
      'Volumes [data] are not referenced by any of the containers',
    ],
    [
      'an access point below the root',
      {
        name: 'data',
        efsVolumeConfiguration: {
          fileSystemId: 'fs-1',
          rootDirectory: '/a',
          authorizationConfig: { accessPointId: 'fsap-1' },
        },
      },
      'When using an EFS access point, the root directory must either be set to "/" or be omitted.',
    ],
    [
      'IAM in the clear',
      { name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1', authorizationConfig: { iam: 'ENABLED' } } },
      'EFS IAM authorization requires TransitEncryption to be enabled.',
    ],
    [
      'a port for encryption in the clear',
      { name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1', transitEncryptionPort: 2049 } },
      'TransitEncryptionPort requires that TransitEncryption is enabled.',
    ],
  ])('%s', async (_, volume, message) => {
    await expect(register({ volumes: [volume] })).rejects.toMatchObject({ name: 'ClientException', message });
  });

  test('a name used twice', async () => {
    await expect(register({ volumes: [{ name: 'data' }, { name: 'data' }] })).rejects.toMatchObject({
      name: 'ClientException',
    });
  });
});

function register(input: Input) {
  const { ecs } = simulatedAws();
  return ecs.send(new RegisterTaskDefinitionCommand({ family: 'web', containerDefinitions: [plain], ...input }));
}
