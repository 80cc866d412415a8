import { inAnyOrder, type KindCases, tagList } from '../support/kind-cases.ts';
import { app, container, ec2Container, parameter, side, task, taskDefinitionStages } from './task-definition.stages.ts';
import { volumeCases } from './task-definition-volumes.cases.ts';

const bucketFile = 'arn:aws:s3:::settings/web.env';
const awslogs = { 'awslogs-group': '/web', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'app' };

export const taskDefinitionCases: KindCases = {
  kind: 'TaskDefinition',
  tags: tagList,
  stages: taskDefinitionStages,
  cases: {
    roles: task({
      taskRoleArn: 'arn:aws:iam::111122223333:role/web',
      executionRoleArn: 'arn:aws:iam::111122223333:role/path/other',
    }),
    'a role by name': task({ taskRoleArn: 'web' }),
    size: task({ cpu: '1 vCPU', memory: '2 GB' }),
    'a size in numbers': task({ cpu: 512, memory: 1024 }),
    platform: task({ runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' } }),
    'ephemeral storage': task({ ephemeralStorage: { sizeInGiB: 30 } }),
    'one process space': task({ pidMode: 'task' }),
    'fault injection': task({ enableFaultInjection: true }),
    'a proxy': inAnyOrder(
      task({
        proxyConfiguration: {
          type: 'APPMESH',
          containerName: 'side',
          properties: [
            { name: 'ProxyIngressPort', value: '15000' },
            { name: 'ProxyEgressPort', value: '15001' },
            { name: 'AppPorts', value: '80' },
            { name: 'IgnoredUID', value: '1337' },
          ],
        },
      }),
    ),
    'the network of the host': task({ networkMode: 'host' }, 'ec2'),
    'where to run': inAnyOrder(
      task(
        {
          placementConstraints: [
            { type: 'memberOf', expression: 'attribute:zone == a' },
            { type: 'memberOf', expression: 'attribute:disk == ssd' },
          ],
        },
        'ec2',
      ),
    ),
    'what to run on': inAnyOrder(task({ requiresCompatibilities: ['EXTERNAL', 'EC2'] }, 'ec2')),
    'shared memory between processes': task({ ipcMode: 'task', pidMode: 'host' }, 'ec2'),

    image: container({
      image: 'public.ecr.aws/nginx/nginx:2',
      repositoryCredentials: { credentialsParameter: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:hub' },
    }),
    'a container’s size': container({ cpu: 64, memory: 128, memoryReservation: 64 }),
    'a container that matters no more': {
      on: 'fargate',
      set: {
        containerDefinitions: [
          { ...app, essential: false },
          { ...side, essential: true },
        ],
      },
      as: 'revise',
    },
    'a restart policy': inAnyOrder(
      container({
        restartPolicy: { enabled: true, ignoredExitCodes: [3, 1], restartAttemptPeriod: 120 },
      }),
    ),
    'a restart policy with AWS’s own period': container({ restartPolicy: { enabled: true } }),
    'what to execute': container({
      entryPoint: ['sh', '-c'],
      command: ['nginx', '-g', 'daemon off;'],
      user: 'web',
      workingDirectory: '/srv',
    }),
    environment: inAnyOrder(
      container({
        environment: [
          { name: 'B', value: '2' },
          { name: 'A', value: '1' },
        ],
      }),
    ),
    'environment files': container({ environmentFiles: [{ value: bucketFile, type: 's3' }] }),
    secrets: inAnyOrder(
      container({
        secrets: [
          { name: 'KEY', valueFrom: parameter },
          { name: 'PASSWORD', valueFrom: 'secret:demo/db#password' },
          { name: 'TOKEN', valueFrom: 'ssm:/demo/token' },
        ],
      }),
    ),
    'an order of start': inAnyOrder({
      on: 'fargate',
      set: {
        containerDefinitions: [
          { ...app, dependsOn: [{ containerName: 'side', condition: 'COMPLETE' }] },
          { ...side, startTimeout: 30, stopTimeout: 20 },
        ],
      },
      as: 'revise',
    }),
    'version consistency': container({ versionConsistency: 'disabled' }),
    'a terminal': container({ interactive: true, pseudoTerminal: true, readonlyRootFilesystem: true }),
    labels: container({ dockerLabels: { 'com.example.Team': 'blue', b: '' } }),
    limits: inAnyOrder(
      container({
        ulimits: [
          { name: 'nofile', softLimit: 1024, hardLimit: 4096 },
          { name: 'core', softLimit: 0, hardLimit: 0 },
        ],
      }),
    ),
    logs: container({ logConfiguration: { logDriver: 'awslogs', options: awslogs } }),
    'logs with a secret': container({
      logConfiguration: {
        logDriver: 'splunk',
        options: { 'splunk-url': 'https://splunk' },
        secretOptions: [{ name: 'splunk-token', valueFrom: parameter }],
      },
    }),
    'a health check': container({
      healthCheck: { command: ['CMD-SHELL', 'true'], interval: 10, timeout: 3, retries: 5, startPeriod: 60 },
    }),
    'a health check with AWS’s own times': container({ healthCheck: { command: ['CMD', 'true'] } }),
    'kernel parameters': inAnyOrder(
      container({
        systemControls: [
          { namespace: 'net.core.somaxconn', value: '1024' },
          { namespace: 'net.ipv4.tcp_syncookies', value: '1' },
        ],
      }),
    ),
    'a log router': container({
      firelensConfiguration: { type: 'fluentbit', options: { 'enable-ecs-log-metadata': 'true' } },
    }),
    'Linux capabilities': inAnyOrder(
      container({
        linuxParameters: { capabilities: { add: ['SYS_PTRACE'], drop: ['MKNOD', 'CHOWN'] }, initProcessEnabled: true },
      }),
    ),
    ports: inAnyOrder(
      container({
        portMappings: [
          { containerPort: 8080, name: 'web', appProtocol: 'http2', protocol: 'tcp' },
          { containerPort: 53, hostPort: 53, protocol: 'udp' },
          { containerPort: 53, protocol: 'tcp' },
          { containerPortRange: '9000-9010' },
        ],
      }),
    ),
    'volumes of another container': container({ volumesFrom: [{ sourceContainer: 'side', readOnly: true }] }),
    'a container more': inAnyOrder({
      on: 'fargate',
      set: { containerDefinitions: [app, side, { ...side, name: 'third' }] },
      as: 'revise',
    }),
    'a container less': { on: 'fargate', set: { containerDefinitions: [app] }, as: 'revise' },

    'host names': ec2Container({
      hostname: 'web',
      dnsServers: ['10.0.0.2', '10.0.0.1'],
      dnsSearchDomains: ['b', 'a'],
      extraHosts: [{ hostname: 'db', ipAddress: '10.0.0.9' }],
    }),
    links: ec2Container({ links: ['side:s'] }),
    'no network': ec2Container({ disableNetworking: true }),
    privileges: ec2Container({ privileged: true, dockerSecurityOptions: ['no-new-privileges'] }),
    'Linux parameters': ec2Container({
      linuxParameters: {
        devices: [{ hostPath: '/dev/fuse', containerPath: '/dev/fuse', permissions: ['read', 'write'] }],
        sharedMemorySize: 64,
        tmpfs: [{ containerPath: '/tmp', size: 32, mountOptions: ['rw', 'noexec'] }],
        maxSwap: 128,
        swappiness: 10,
      },
    }),
    'a GPU': ec2Container({ resourceRequirements: [{ type: 'GPU', value: '1' }] }),
    'a credential file': ec2Container({ credentialSpecs: ['credentialspec:arn:aws:s3:::specs/web.json'] }),
    'ports of the host': ec2Container({ portMappings: [{ containerPort: 80, hostPort: 8080 }, { containerPort: 81 }] }),
    'ports that are mapped twice': ec2Container({
      portMappings: [
        { containerPort: 80, hostPort: 8080 },
        { containerPort: 80, hostPort: 8081 },
      ],
    }),

    ...volumeCases,
  },
  exempt: {
    family: 'identity: another family is another task definition',
    'containerDefinitions[].resourceRequirements[].sharingStrategy.nvidiaMps.memory':
      'new, and no instances with GPUs are simulated',
    'containerDefinitions[].resourceRequirements[].sharingStrategy.nvidiaMps.maxComputePercent':
      'new, and no instances with GPUs are simulated',
    'inferenceAccelerators[].deviceName': 'AWS refuses it',
    'inferenceAccelerators[].deviceType': 'AWS refuses it',
    'tags[].key': 'own rows',
    'tags[].value': 'own rows',
  },
};
