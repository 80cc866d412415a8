import type { JsonObject } from '../../src/lib/json.ts';
import type { FieldCase, Stage } from '../support/kind-cases.ts';
import { manifest, serviceSpec, taskDefinitionSpec } from '../support/manifests.ts';

const providers = { capacityProviders: ['FARGATE', 'FARGATE_SPOT'] };
const portMappings = [{ containerPort: 80, name: 'web', appProtocol: 'http' }];

const beside = {
  'cluster.yaml': manifest('Cluster', 'demo', { spec: providers }),
  'task-definition.yaml': manifest('TaskDefinition', 'web', {
    spec: taskDefinitionSpec({ portMappings }, { taskRoleArn: 'arn:aws:iam::111122223333:role/web' }),
  }),
  'other.yaml': manifest('TaskDefinition', 'other', {
    spec: taskDefinitionSpec({ image: 'public.ecr.aws/nginx/nginx:2' }),
  }),
};

const withVolume = (image: string) =>
  taskDefinitionSpec(
    { image, mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] },
    { volumes: [{ name: 'data', configuredAtLaunch: true }] },
  );

const volumeBeside = {
  ...beside,
  'task-definition.yaml': manifest('TaskDefinition', 'web', { spec: withVolume('public.ecr.aws/nginx/nginx:1') }),
  'other.yaml': manifest('TaskDefinition', 'other', { spec: withVolume('public.ecr.aws/nginx/nginx:2') }),
};

const ec2Beside = {
  'cluster.yaml': manifest('Cluster', 'demo'),
  'task-definition.yaml': manifest('TaskDefinition', 'web', {
    spec: { containerDefinitions: [{ name: 'app', image: 'nginx', memory: 64, portMappings }] },
  }),
};

const ec2Spec = { cluster: 'ref:Cluster/demo', taskDefinition: 'ref:TaskDefinition/web' };
const daemonSpec = {
  cluster: 'ref:Cluster/demo',
  taskDefinition: 'ref:TaskDefinition/web',
  schedulingStrategy: 'DAEMON',
};
const { launchType: _launchType, ...noLaunchType } = serviceSpec();
const onSpot = [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }];

/** What may stand between a volume and its configuration. */
export const ebs = { roleArn: 'arn:aws:iam::111122223333:role/ebs', sizeInGiB: 10 };

/** Services to start from. */
export const serviceStages: Readonly<Record<string, Stage>> = {
  fargate: { spec: serviceSpec(), beside },
  strategy: { spec: { ...noLaunchType, capacityProviderStrategy: onSpot }, beside },
  ec2: { spec: ec2Spec, beside: ec2Beside },
  daemon: { spec: daemonSpec, beside: ec2Beside },
  classic: {
    spec: { ...ec2Spec, loadBalancers: [{ loadBalancerName: 'old', containerName: 'app', containerPort: 80 }] },
    beside: ec2Beside,
  },
  volume: {
    spec: serviceSpec({ volumeConfigurations: [{ name: 'data', managedEBSVolume: ebs }] }),
    beside: volumeBeside,
  },
};

/** Fields of a service on Fargate. */
export function fargate(set: JsonObject, as: FieldCase['as'] = 'update', removed?: FieldCase['removed']): FieldCase {
  return { on: 'fargate', set, as, ...(removed ? { removed } : {}) };
}
