import {
  type Attribute,
  type ContainerDefinition,
  type ContainerInstance,
  type CreateServiceCommandInput,
  DeregisterContainerInstanceCommand,
  DescribeContainerInstancesCommand,
  ListContainerInstancesCommand,
  type ListContainerInstancesCommandInput,
  RegisterContainerInstanceCommand,
  type RegisterTaskDefinitionCommandInput,
  type RunTaskCommandInput,
  type Tag,
  UpdateContainerInstancesStateCommand,
} from '@aws-sdk/client-ecs';
import { bridge, onEc2 } from '../services/fargate-world.ts';
import { taskWorld } from '../tasks/task-world.ts';

/** What differs from an m5.large with 2048 CPU units and 4096 MiB in the first zone. */
export interface Machine {
  readonly zone?: string;
  readonly type?: string;
  readonly architecture?: string;
  readonly cpu?: number;
  readonly memory?: number;
  readonly ports?: string[];
  readonly attributes?: Attribute[];
  readonly tags?: Tag[];
  readonly containerInstanceArn?: string | undefined;
  readonly ec2InstanceId?: string | undefined;
}

/** The account of the task tests with a bridge definition `old:1` and short ways to bring machines into its cluster. */
export async function instanceWorld() {
  const aws = await taskWorld();
  const { ecs } = aws;
  let machines = 0;

  async function enlist(machine: Machine = {}): Promise<ContainerInstance> {
    machines++;
    const { zone = 'eu-west-1a', type = 'm5.large', architecture = 'x86_64', cpu = 2048, memory = 4096 } = machine;
    const instanceId = machine.ec2InstanceId ?? `i-0a1b2c3d4e5f6${String(machines).padStart(4, '0')}`;
    const identity = { instanceId, instanceType: type, availabilityZone: zone, architecture };
    const { containerInstance } = await ecs.send(
      new RegisterContainerInstanceCommand({
        cluster: 'main',
        instanceIdentityDocument: JSON.stringify(identity),
        totalResources: [
          { name: 'CPU', type: 'INTEGER', integerValue: cpu },
          { name: 'MEMORY', type: 'INTEGER', integerValue: memory },
          { name: 'PORTS', type: 'STRINGSET', stringSetValue: machine.ports ?? ['22'] },
        ],
        versionInfo: { agentVersion: '1.89.1', dockerVersion: 'DockerVersion: 25.0.8' },
        attributes: machine.attributes,
        tags: machine.tags,
        containerInstanceArn: machine.containerInstanceArn,
      }),
    );
    return containerInstance ?? {};
  }

  async function inspect({ containerInstanceArn = '' }: ContainerInstance): Promise<ContainerInstance> {
    const input = { cluster: 'main', containerInstances: [containerInstanceArn], include: ['TAGS' as const] };
    return (await ecs.send(new DescribeContainerInstancesCommand(input))).containerInstances?.[0] ?? {};
  }

  await aws.register({ memory: 128 }, bridge);
  return {
    ...aws,
    enlist,
    inspect,
    /** Registers a further revision of `old`, a bridge definition. */
    registerOld(container: Partial<ContainerDefinition>, rest: Partial<RegisterTaskDefinitionCommandInput> = {}) {
      return aws.register({ memory: 128, ...container }, { ...bridge, cpu: undefined, memory: undefined, ...rest });
    },
    createOnEc2(input: Partial<CreateServiceCommandInput> = {}) {
      return aws.create({ ...onEc2, ...input });
    },
    runOnEc2(input: Partial<RunTaskCommandInput> = {}) {
      return aws.run({ taskDefinition: 'old', launchType: 'EC2', networkConfiguration: undefined, ...input });
    },
    async listInstances(input: Partial<ListContainerInstancesCommandInput> = {}): Promise<string[]> {
      const answer = await ecs.send(new ListContainerInstancesCommand({ cluster: 'main', ...input }));
      return answer.containerInstanceArns ?? [];
    },
    setState({ containerInstanceArn = '' }: ContainerInstance, status: 'ACTIVE' | 'DRAINING') {
      const input = { cluster: 'main', containerInstances: [containerInstanceArn], status };
      return ecs.send(new UpdateContainerInstancesStateCommand(input));
    },
    async dismiss({ containerInstanceArn }: ContainerInstance, force = false): Promise<ContainerInstance> {
      const input = { cluster: 'main', containerInstance: containerInstanceArn, force };
      return (await ecs.send(new DeregisterContainerInstanceCommand(input))).containerInstance ?? {};
    },
  };
}

/** The amount of CPU or memory, or the ports, that an instance shows to have left. */
export function left({ remainingResources = [] }: ContainerInstance, name: string): number | string[] | undefined {
  const found = remainingResources.find((resource) => resource.name === name);
  return found?.type === 'STRINGSET' ? found.stringSetValue : found?.integerValue;
}
