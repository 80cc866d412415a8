import { CreateLogGroupCommand, PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateRepositoryCommand, PutLifecyclePolicyCommand, SetRepositoryPolicyCommand } from '@aws-sdk/client-ecr';
import {
  type ContainerDefinition,
  CreateCapacityProviderCommand,
  CreateClusterCommand,
  CreateServiceCommand,
  type CreateServiceCommandInput,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { type SimulatedAws, simulatedAws } from './simulated-aws.ts';

const account = '111122223333';
const registry = `${account}.dkr.ecr.eu-west-1.amazonaws.com`;
const executionRoleArn = `arn:aws:iam::${account}:role/ecsTaskExecutionRole`;
const subnets = ['subnet-0a1b2c3d4e5f60002', 'subnet-0a1b2c3d4e5f60001'];

/** Container logs in a group, as most task definitions have them. */
export function logsTo(group: string): ContainerDefinition['logConfiguration'] {
  const options = { 'awslogs-group': group, 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'app' };
  return { logDriver: 'awslogs', options };
}

/** Registers a task definition for Fargate of one container. */
export async function registerOnFargate(
  { ecs }: SimulatedAws,
  family: string,
  container: Partial<ContainerDefinition> = {},
  more: Partial<RegisterTaskDefinitionCommandInput> = {},
): Promise<string> {
  const command = new RegisterTaskDefinitionCommand({
    family,
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    executionRoleArn,
    containerDefinitions: [{ name: 'app', image: 'public.ecr.aws/nginx/nginx:1', ...container }],
    ...more,
  });
  return (await ecs.send(command)).taskDefinition?.taskDefinitionArn ?? '';
}

/** Creates a service on Fargate in the cluster `demo`. */
export async function serveOnFargate(
  { ecs }: SimulatedAws,
  serviceName: string,
  more: Partial<CreateServiceCommandInput> = {},
): Promise<void> {
  const networkConfiguration = { awsvpcConfiguration: { subnets, securityGroups: ['sg-0a1b2c3d4e5f60001'] } };
  await ecs.send(
    new CreateServiceCommand({
      cluster: 'demo',
      serviceName,
      taskDefinition: serviceName,
      desiredCount: 1,
      launchType: 'FARGATE',
      networkConfiguration,
      ...more,
    }),
  );
}

/** An account that people have built by hand over the years: a cluster with services of all sorts, and what they use. */
export async function grownAws(): Promise<SimulatedAws> {
  const aws = simulatedAws({ limits: false });
  await foundation(aws);
  await webService(aws);
  await workerService(aws);
  await agentService(aws);
  await aws.clock.advance(600_000);
  return aws;
}

async function foundation({ ecs, ecr, logs }: SimulatedAws): Promise<void> {
  const autoScalingGroupArn = `arn:aws:autoscaling:eu-west-1:${account}:autoScalingGroup:0a1b2c3d-1111-2222-3333-444455556666:autoScalingGroupName/workers`;
  await ecs.send(
    new CreateCapacityProviderCommand({ name: 'workers', autoScalingGroupProvider: { autoScalingGroupArn } }),
  );
  await logs.send(new CreateLogGroupCommand({ logGroupName: '/ecs/exec' }));
  await ecs.send(
    new CreateClusterCommand({
      clusterName: 'demo',
      capacityProviders: ['FARGATE', 'FARGATE_SPOT', 'workers'],
      defaultCapacityProviderStrategy: [
        { capacityProvider: 'FARGATE_SPOT', weight: 3 },
        { capacityProvider: 'FARGATE', base: 1, weight: 1 },
      ],
      settings: [{ name: 'containerInsights', value: 'enhanced' }],
      configuration: {
        executeCommandConfiguration: { logging: 'OVERRIDE', logConfiguration: { cloudWatchLogGroupName: '/ecs/exec' } },
      },
      serviceConnectDefaults: { namespace: 'internal' },
      tags: [
        { key: 'team', value: 'platform' },
        { key: 'cost', value: '012345' },
      ],
    }),
  );
  await logs.send(new CreateLogGroupCommand({ logGroupName: '/demo/web', tags: { team: 'web' } }));
  await logs.send(new PutRetentionPolicyCommand({ logGroupName: '/demo/web', retentionInDays: 30 }));
  await logs.send(new CreateLogGroupCommand({ logGroupName: '/demo/shared', logGroupClass: 'INFREQUENT_ACCESS' }));
  await ecr.send(
    new CreateRepositoryCommand({
      repositoryName: 'demo/web',
      imageTagMutability: 'IMMUTABLE',
      imageScanningConfiguration: { scanOnPush: true },
      tags: [{ Key: 'team', Value: 'web' }],
    }),
  );
  const rules = [
    {
      rulePriority: 1,
      description: 'old images',
      selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 },
      action: { type: 'expire' },
    },
  ];
  await ecr.send(
    new PutLifecyclePolicyCommand({ repositoryName: 'demo/web', lifecyclePolicyText: JSON.stringify({ rules }) }),
  );
  const Statement = [
    {
      Sid: 'pull',
      Effect: 'Allow',
      Principal: { AWS: [account] },
      Action: ['ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'],
    },
  ];
  await ecr.send(
    new SetRepositoryPolicyCommand({
      repositoryName: 'demo/web',
      policyText: JSON.stringify({ Version: '2012-10-17', Statement }),
    }),
  );
}

/** Service Connect, a circuit breaker, a volume made at launch, exec; deployed twice. */
async function webService(aws: SimulatedAws): Promise<void> {
  const container: Partial<ContainerDefinition> = {
    portMappings: [
      { containerPort: 8080, name: 'http', appProtocol: 'http' },
      { containerPort: 9090, name: 'metrics', protocol: 'tcp' },
    ],
    environment: [
      { name: 'LOG_LEVEL', value: 'info' },
      { name: 'TEMPLATE', value: 'hello ${name}, this is $${escaped}' },
      { name: 'FLAG', value: 'yes' },
      { name: 'ACCOUNT', value: account },
      { name: 'MESSAGE', value: 'two\nlines # and: "quotes"' },
    ],
    secrets: [
      {
        name: 'DB_PASSWORD',
        valueFrom: `arn:aws:secretsmanager:eu-west-1:${account}:secret:demo/db-AbCdEf:password::`,
      },
    ],
    mountPoints: [
      { sourceVolume: 'data', containerPath: '/data' },
      { sourceVolume: 'scratch', containerPath: '/tmp', readOnly: false },
    ],
    healthCheck: { command: ['CMD-SHELL', 'curl -fsS localhost:8080 || exit 1'], interval: 15, retries: 3 },
    ulimits: [{ name: 'nofile', softLimit: 1024, hardLimit: 4096 }],
    linuxParameters: { initProcessEnabled: false, capabilities: { drop: ['ALL'] } },
    dockerLabels: { 'com.example.owner': 'web' },
    stopTimeout: 60,
    restartPolicy: { enabled: true, ignoredExitCodes: [3, 1] },
    readonlyRootFilesystem: true,
    dependsOn: [{ containerName: 'proxy', condition: 'START' }],
    logConfiguration: logsTo('/demo/web'),
  };
  const register = (tag: string) =>
    registerOnFargate(
      aws,
      'web',
      {},
      {
        taskRoleArn: `arn:aws:iam::${account}:role/web`,
        cpu: '1024',
        memory: '2048',
        ephemeralStorage: { sizeInGiB: 30 },
        runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
        volumes: [{ name: 'data', configuredAtLaunch: true }, { name: 'scratch' }],
        containerDefinitions: [
          { name: 'app', image: `${registry}/demo/web:${tag}`, ...container },
          {
            name: 'proxy',
            image: 'envoyproxy/envoy:v1.31',
            essential: false,
            logConfiguration: logsTo('/demo/shared'),
            user: '1000',
            command: ['-c', '/etc/envoy.yaml'],
          },
        ],
        tags: [{ key: 'team', value: 'web' }],
      },
    );
  await register('v1');
  await serveOnFargate(aws, 'web', {
    desiredCount: 2,
    enableExecuteCommand: true,
    enableECSManagedTags: true,
    propagateTags: 'SERVICE',
    deploymentConfiguration: {
      maximumPercent: 150,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      alarms: { alarmNames: ['web-errors'], enable: true, rollback: true },
    },
    serviceConnectConfiguration: {
      enabled: true,
      namespace: 'internal',
      services: [{ portName: 'http', discoveryName: 'web', clientAliases: [{ port: 80, dnsName: 'web' }] }],
    },
    serviceRegistries: [{ registryArn: `arn:aws:servicediscovery:eu-west-1:${account}:service/srv-0a1b2c3d4e5f6a7b` }],
    volumeConfigurations: [
      {
        name: 'data',
        managedEBSVolume: {
          roleArn: `arn:aws:iam::${account}:role/ebs`,
          sizeInGiB: 20,
          volumeType: 'gp3',
          encrypted: true,
        },
      },
    ],
    tags: [
      { key: 'team', value: 'web' },
      { key: 'stage', value: 'prod' },
    ],
  });
  await aws.clock.advance(600_000);
  const taskDefinition = await register('v2@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef');
  const volumeConfigurations = [
    {
      name: 'data',
      managedEBSVolume: {
        roleArn: `arn:aws:iam::${account}:role/ebs`,
        sizeInGiB: 20,
        volumeType: 'gp3',
        encrypted: true,
      },
    },
  ];
  await aws.ecs.send(
    new UpdateServiceCommand({ cluster: 'demo', service: 'web', taskDefinition, volumeConfigurations }),
  );
}

/** A strategy of capacity providers, and an older revision than the newest. */
async function workerService(aws: SimulatedAws): Promise<void> {
  const register = (image: string) =>
    registerOnFargate(aws, 'worker', {
      image,
      logConfiguration: logsTo('/demo/shared'),
      command: ['work', '--queue', 'jobs'],
    });
  await register('public.ecr.aws/nginx/nginx:1');
  await serveOnFargate(aws, 'worker', {
    launchType: undefined,
    desiredCount: 3,
    capacityProviderStrategy: [
      { capacityProvider: 'FARGATE_SPOT', weight: 4 },
      { capacityProvider: 'FARGATE', base: 1 },
    ],
    deploymentConfiguration: { minimumHealthyPercent: 50 },
    platformVersion: '1.4.0',
  });
  for (let version = 2; version <= 9; version++) await register(`public.ecr.aws/nginx/nginx:${version}`);
}

/** One task per instance, on EC2 in bridge mode. */
async function agentService({ ecs }: SimulatedAws): Promise<void> {
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'agent',
      requiresCompatibilities: ['EC2'],
      pidMode: 'host',
      placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.os-type == linux' }],
      volumes: [{ name: 'docker', host: { sourcePath: '/var/run/docker.sock' } }],
      containerDefinitions: [
        {
          name: 'agent',
          image: 'datadog/agent:7',
          memory: 256,
          memoryReservation: 128,
          cpu: 10,
          privileged: true,
          portMappings: [{ containerPort: 8125, hostPort: 8125, protocol: 'udp' }, { containerPort: 8126 }],
          mountPoints: [{ sourceVolume: 'docker', containerPath: '/var/run/docker.sock', readOnly: true }],
          systemControls: [{ namespace: 'net.core.somaxconn', value: '1024' }],
          extraHosts: [{ hostname: 'db', ipAddress: '10.0.0.7' }],
        },
      ],
    }),
  );
  await ecs.send(
    new CreateServiceCommand({
      cluster: 'demo',
      serviceName: 'agent',
      taskDefinition: 'agent',
      launchType: 'EC2',
      schedulingStrategy: 'DAEMON',
      placementConstraints: [{ type: 'memberOf', expression: 'attribute:stage == prod' }],
    }),
  );
}
