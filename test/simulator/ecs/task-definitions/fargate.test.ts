import {
  type ContainerDefinition,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
} from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { isFargateSize } from '../../../../src/simulator/ecs/task-definitions/size.ts';
import { simulatedAws } from '../../../support/simulated-aws.ts';

const executionRoleArn = 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole';
const app = { name: 'app', image: 'nginx' };
const ecrImage = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1';

test('there are 77 sizes, 43 of them for Windows', () => {
  const vcpus = [0.25, 0.5, 1, 2, 4, 8, 16, 32].map((vcpu) => vcpu * 1024);
  const memories = Array.from({ length: 512 }, (_, index) => (index + 1) * 512);
  const count = (windows: boolean) =>
    vcpus.flatMap((cpu) => memories.filter((memory) => isFargateSize(cpu, memory, windows))).length;
  expect(count(false)).toBe(77);
  expect(count(true)).toBe(43);
});

test('Fargate takes what suits it', async () => {
  const log = { logDriver: 'awslogs' as const, options: { 'awslogs-group': '/web', 'awslogs-stream-prefix': 'web' } };
  const { taskDefinition } = await register({
    executionRoleArn,
    pidMode: 'task',
    ephemeralStorage: { sizeInGiB: 200 },
    containerDefinitions: [
      {
        ...app,
        image: ecrImage,
        logConfiguration: log,
        startTimeout: 121,
        stopTimeout: 120,
        linuxParameters: { capabilities: { add: ['SYS_PTRACE'], drop: ['ALL'] }, devices: [] },
      },
    ],
  });
  expect(taskDefinition?.compatibilities).toContain('FARGATE');
});

describe('Fargate refuses', () => {
  test.each<[string, Partial<RegisterTaskDefinitionCommandInput>, string]>([
    ['no network mode', { networkMode: undefined }, 'Fargate only supports network mode ‘awsvpc’.'],
    ['a bridge', { networkMode: 'bridge' }, 'Fargate only supports network mode ‘awsvpc’.'],
    ['no CPU', { cpu: undefined }, "Fargate requires that 'cpu' be defined at the task level."],
    [
      'no memory',
      { memory: undefined, containerDefinitions: [{ ...app, memory: 64 }] },
      "Fargate requires that 'memory' be defined at the task level.",
    ],
    ['too little memory', { memory: '0.25GB' }, noSize('256 CPU, 256 memory')],
    ['too much memory', { memory: '4096' }, noSize('256 CPU, 4096 memory')],
    ['an odd CPU', { cpu: '300' }, noSize('300 CPU, 512 memory')],
    [
      'Windows on half a CPU',
      { cpu: '512', memory: '2048', runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } },
      noSize('512 CPU, 2048 memory'),
    ],
    [
      'the processes of the host',
      { pidMode: 'host' },
      "Tasks using the Fargate launch type do not support pidMode 'host'.",
    ],
    ['an IPC mode', { ipcMode: 'task' }, unsupported('ipcMode')],
    [
      'placement constraints',
      { placementConstraints: [{ type: 'memberOf', expression: 'true' }] },
      unsupported('constraints'),
    ],
    [
      'Docker volumes',
      { volumes: [{ name: 'a', dockerVolumeConfiguration: {} }] },
      unsupported('dockerVolumeConfiguration'),
    ],
    ['folders of the host', { volumes: [{ name: 'a', host: { sourcePath: '/srv' } }] }, unsupported('sourcePath')],
    ['21 GiB less one', { ephemeralStorage: { sizeInGiB: 20 } }, 'EphemeralStorage size should be at least 21'],
  ])('%s', async (_, input, message) => {
    await expect(register(input)).rejects.toMatchObject({ name: 'ClientException', message });
  });

  test.each<[string, Partial<ContainerDefinition>, string]>([
    [
      'a privileged container',
      { privileged: true },
      'Fargate requires that the ‘privileged’ setting be ‘false’ at the container level.',
    ],
    [
      'GPUs',
      { resourceRequirements: [{ type: 'GPU', value: '1' }] },
      'Tasks using the Fargate launch type do not support GPU resource requirements.',
    ],
    [
      'capabilities',
      { linuxParameters: { capabilities: { add: ['NET_ADMIN'] } } },
      'NET_ADMIN is not allowed on Fargate.',
    ],
    ['devices', { linuxParameters: { devices: [{ hostPath: '/dev/a' }] } }, unsupported('devices')],
    ['shared memory', { linuxParameters: { sharedMemorySize: 64 } }, unsupported('sharedMemorySize')],
    ['swap', { linuxParameters: { maxSwap: 64 } }, unsupported('maxSwap')],
    ['security options', { dockerSecurityOptions: ['a'] }, unsupported('dockerSecurityOptions')],
    [
      'other log drivers',
      { logConfiguration: { logDriver: 'json-file' } },
      'json-file is not a valid log driver. Must be one of [awslogs,splunk,awsfirelens]',
    ],
    [
      'awslogs without a role',
      {
        logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': '/web', 'awslogs-stream-prefix': 'a' } },
      },
      'Fargate requires task definition to have execution role ARN to support log driver awslogs.',
    ],
    [
      'images of ECR without a role',
      { image: ecrImage },
      'Fargate requires task definition to have execution role ARN to support ECR images.',
    ],
    ['to wait longer than two minutes', { stopTimeout: 121 }, "Invalid 'stopTimeout' setting for container 'app'."],
  ])('%s', async (_, container, message) => {
    await expect(register({ containerDefinitions: [{ ...app, ...container }] })).rejects.toMatchObject({
      name: 'ClientException',
      message,
    });
  });

  test('awslogs without a stream prefix', async () => {
    const logConfiguration = { logDriver: 'awslogs' as const, options: { 'awslogs-group': '/web' } };
    await expect(register({ executionRoleArn, containerDefinitions: [{ ...app, logConfiguration }] })).rejects.toThrow(
      'Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.',
    );
  });

  test('missing memory before the missing size', async () => {
    const nothing = { networkMode: undefined, cpu: undefined, memory: undefined };
    await expect(register(nothing)).rejects.toThrow(
      "At least one of 'memory' or 'memoryReservation' must be specified.",
    );
  });
});

function noSize(size: string): string {
  return `No Fargate configuration exists for given values: ${size}. See the Amazon ECS documentation for the valid values.`;
}

function unsupported(member: string): string {
  return `Fargate compatible task definitions do not support ${member}`;
}

function register(input: Partial<RegisterTaskDefinitionCommandInput>) {
  return simulatedAws().ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'web',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      containerDefinitions: [app],
      ...input,
    }),
  );
}
