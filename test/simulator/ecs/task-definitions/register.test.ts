import {
  type ContainerDefinition,
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  type ECSClient,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
} from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { simulatedAws } from '../../../support/simulated-aws.ts';

const plain = { name: 'app', image: 'nginx', memory: 64 };

test('a plain registration comes back with the defaults of ECS and nothing else', async () => {
  const { ecs, clock } = simulatedAws();
  const answer = await register(ecs, { containerDefinitions: [plain] });
  expect(answer.taskDefinition).toEqual({
    taskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:1',
    family: 'web',
    revision: 1,
    status: 'ACTIVE',
    containerDefinitions: [
      {
        ...plain,
        cpu: 0,
        essential: true,
        portMappings: [],
        environment: [],
        mountPoints: [],
        volumesFrom: [],
        systemControls: [],
      },
    ],
    volumes: [],
    placementConstraints: [],
    compatibilities: expect.arrayContaining(['EC2', 'EXTERNAL']),
    registeredAt: new Date(clock.now()),
    registeredBy: 'arn:aws:iam::111122223333:user/evenkeel',
  });
  expect(answer).not.toHaveProperty('tags');
});

describe('a container', () => {
  test('gets the defaults of what it configures', async () => {
    const container = await registered({
      healthCheck: { command: ['CMD-SHELL', 'true'], retries: 5 },
      restartPolicy: { enabled: true },
    });
    expect(container?.healthCheck).toEqual({ command: ['CMD-SHELL', 'true'], interval: 30, timeout: 5, retries: 5 });
    expect(container?.restartPolicy).toEqual({ enabled: true, restartAttemptPeriod: 300 });
  });

  test.each([
    ['awsvpc' as const, 80],
    ['host' as const, 80],
    ['bridge' as const, 0],
    [undefined, 0],
  ])('under network mode %s has host port %i where it names none', async (networkMode, hostPort) => {
    for (const given of [undefined, 0]) {
      const container = await registered({ portMappings: [{ containerPort: 80, hostPort: given }] }, { networkMode });
      expect(container?.portMappings).toEqual([{ containerPort: 80, hostPort, protocol: 'tcp' }]);
    }
  });

  test('keeps a port range as it is', async () => {
    const container = await registered({ portMappings: [{ containerPortRange: '80-90' }] });
    expect(container?.portMappings).toEqual([{ containerPortRange: '80-90', protocol: 'tcp' }]);
  });

  test('has its links sorted and its sequences left alone', async () => {
    const container = await registered(
      { links: ['log:l', 'cache'], command: ['b', 'a'], environment: [{ name: 'B' }, { name: 'A', value: '1' }] },
      {},
      [
        { ...plain, name: 'log' },
        { ...plain, name: 'cache' },
      ],
    );
    expect(container).toMatchObject({
      links: ['cache', 'log:l'],
      command: ['b', 'a'],
      environment: [{ name: 'B' }, { name: 'A', value: '1' }],
    });
  });

  test('has its port mappings in the order of a hashed set, the same at every look', async () => {
    const { ecs } = simulatedAws();
    const ports = [80, 81, 82, 83, 84, 85, 86, 87];
    const portMappings = ports.map((containerPort) => ({ containerPort }));
    await register(ecs, { containerDefinitions: [{ ...plain, portMappings }] });
    const look = async () => {
      const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'web' }));
      return taskDefinition?.containerDefinitions?.[0]?.portMappings?.map(({ containerPort = 0 }) => containerPort);
    };
    const first = await look();
    expect(first).not.toEqual(ports);
    expect(first?.toSorted()).toEqual(ports);
    expect(await look()).toEqual(first);
  });
});

test.each([
  [{ name: 'data' }, { name: 'data', host: {} }],
  [
    { name: 'data', host: { sourcePath: '/srv' } },
    { name: 'data', host: { sourcePath: '/srv' } },
  ],
  [
    { name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1' } },
    { name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1', rootDirectory: '/' } },
  ],
  [
    { name: 'data', dockerVolumeConfiguration: { driver: 'local' } },
    { name: 'data', dockerVolumeConfiguration: { driver: 'local', scope: 'task' as const } },
  ],
  [
    { name: 'data', dockerVolumeConfiguration: { scope: 'shared' as const } },
    { name: 'data', dockerVolumeConfiguration: { scope: 'shared' as const, autoprovision: false } },
  ],
])('the volume %j comes back as %j', async (given, shown) => {
  const { ecs } = simulatedAws();
  const { taskDefinition } = await register(ecs, { containerDefinitions: [plain], volumes: [given] });
  expect(taskDefinition?.volumes).toEqual([shown]);
});

test.each([
  ['256', '512', '256', '512'],
  ['.25 vCPU', '0.5GB', '256', '512'],
  ['1vCPU', '2 GB', '1024', '2048'],
  ['0.5 vcpu', '1 gb', '512', '1024'],
])('the size %s with %s comes back in plain numbers', async (cpu, memory, plainCpu, plainMemory) => {
  const { ecs } = simulatedAws();
  const { taskDefinition } = await register(ecs, { cpu, memory, containerDefinitions: [plain] });
  expect(taskDefinition).toMatchObject({ cpu: plainCpu, memory: plainMemory });
});

test.each([
  [{ cpu: 'much' }, 'cpu'],
  [{ cpu: '0.3 vCPU' }, 'cpu'],
  [{ cpu: '127' }, 'cpu'],
  [{ cpu: '196609' }, 'cpu'],
  [{ memory: '1 TB' }, 'memory'],
])('the size %j is refused', async (size, member) => {
  const { ecs } = simulatedAws();
  await expect(register(ecs, { ...size, containerDefinitions: [plain] })).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: `Invalid '${member}' setting for task.`,
  });
});

test('compatibilities asked for come back sorted', async () => {
  const { ecs } = simulatedAws();
  const { taskDefinition } = await register(ecs, { ...fargate, requiresCompatibilities: ['FARGATE', 'EC2'] });
  expect(taskDefinition?.requiresCompatibilities).toEqual(['EC2', 'FARGATE']);
});

const fargate: Partial<RegisterTaskDefinitionCommandInput> = {
  networkMode: 'awsvpc',
  cpu: '256',
  memory: '512',
  containerDefinitions: [{ name: 'app', image: 'nginx' }],
};

test.each<[string, Partial<RegisterTaskDefinitionCommandInput>, string[]]>([
  ['a bridge network', { containerDefinitions: [plain] }, ['EC2', 'EXTERNAL']],
  ['a size of Fargate', fargate, ['EC2', 'FARGATE', 'MANAGED_INSTANCES']],
  ['a size that Fargate does not have', { ...fargate, memory: '513' }, ['EC2', 'MANAGED_INSTANCES']],
  ['no size', { networkMode: 'awsvpc', containerDefinitions: [plain] }, ['EC2']],
  [
    'Windows on ARM',
    {
      ...fargate,
      cpu: '1024',
      memory: '2048',
      runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
    },
    ['EC2', 'FARGATE'],
  ],
  [
    'a long stop timeout',
    { ...fargate, containerDefinitions: [{ name: 'app', image: 'nginx', stopTimeout: 121 }] },
    ['EC2', 'MANAGED_INSTANCES'],
  ],
])('%s suits what it can run on, asked for or not', async (_, input, compatibilities) => {
  const { ecs } = simulatedAws();
  const { taskDefinition } = await register(ecs, input);
  expect(taskDefinition?.compatibilities?.toSorted()).toEqual(compatibilities);
  expect(taskDefinition).not.toHaveProperty('requiresCompatibilities');
});

describe('revision numbers', () => {
  test('rise with every registration, equal ones too', async () => {
    const { ecs } = simulatedAws();
    const input = { containerDefinitions: [plain] };
    const revisions = [await register(ecs, input), await register(ecs, input)];
    expect(revisions.map(({ taskDefinition }) => taskDefinition?.revision)).toEqual([1, 2]);
  });

  test('are not consumed by a refusal', async () => {
    const { ecs } = simulatedAws();
    await expect(register(ecs, { containerDefinitions: [] })).rejects.toThrow();
    expect((await register(ecs, { containerDefinitions: [plain] })).taskDefinition?.revision).toBe(1);
  });

  test('are not given out again after a deletion', async () => {
    const { ecs, clock } = simulatedAws();
    await register(ecs, { containerDefinitions: [plain] });
    await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'web:1' }));
    await ecs.send(new DeleteTaskDefinitionsCommand({ taskDefinitions: ['web:1'] }));
    await clock.advance(7_200_000);
    expect((await register(ecs, { containerDefinitions: [plain] })).taskDefinition?.revision).toBe(2);
  });
});

test('tags are answered beside the task definition when they are given', async () => {
  const { ecs } = simulatedAws();
  const tags = [{ key: 'team', value: 'a' }];
  expect((await register(ecs, { containerDefinitions: [plain], tags })).tags).toEqual(tags);
});

function register(ecs: ECSClient, input: Partial<RegisterTaskDefinitionCommandInput>) {
  return ecs.send(new RegisterTaskDefinitionCommand({ family: 'web', containerDefinitions: undefined, ...input }));
}

async function registered(
  container: Partial<ContainerDefinition>,
  task: Partial<RegisterTaskDefinitionCommandInput> = {},
  others: ContainerDefinition[] = [],
): Promise<ContainerDefinition | undefined> {
  const containerDefinitions = [{ ...plain, ...container }, ...others];
  const { taskDefinition } = await register(simulatedAws().ecs, { ...task, containerDefinitions });
  return taskDefinition?.containerDefinitions?.[0];
}
