import {
  type ContainerDefinition,
  CreateClusterCommand,
  CreateServiceCommand,
  type CreateServiceCommandInput,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  type NetworkConfiguration,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  type Service,
  type Task,
  UpdateServiceCommand,
  type UpdateServiceCommandInput,
} from '@aws-sdk/client-ecs';
import { simulatedAws } from '../../../support/simulated-aws.ts';

export const network: NetworkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d4e5f60001'] } };

/** What makes a definition of the one above fit for container instances only, and a service run there. */
export const bridge: Partial<RegisterTaskDefinitionCommandInput> = {
  family: 'old',
  networkMode: 'bridge',
  requiresCompatibilities: ['EC2'],
};
export const onEc2: Partial<CreateServiceCommandInput> = {
  taskDefinition: 'old',
  launchType: 'EC2',
  networkConfiguration: undefined,
};

/** An account with the cluster `main` and the Fargate definition `app:1`, and short ways to say what the stories need. */
export async function fargateWorld(options: Parameters<typeof simulatedAws>[0] = {}) {
  const aws = simulatedAws({ limits: false, ...options });
  const { ecs, clock } = aws;

  async function register(
    container: Partial<ContainerDefinition> = {},
    rest: Partial<RegisterTaskDefinitionCommandInput> = {},
  ) {
    const { taskDefinition } = await ecs.send(
      new RegisterTaskDefinitionCommand({
        family: 'app',
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        cpu: '256',
        memory: '512',
        containerDefinitions: [{ name: 'app', image: 'public.ecr.aws/nginx/nginx:1.27', ...container }],
        ...rest,
      }),
    );
    return taskDefinition?.taskDefinitionArn ?? '';
  }

  async function create(input: Partial<CreateServiceCommandInput> = {}): Promise<Service> {
    const defaults = { cluster: 'main', serviceName: 'web', taskDefinition: 'app:1', desiredCount: 1 };
    const fargate = { launchType: 'FARGATE' as const, networkConfiguration: network };
    const { service } = await ecs.send(new CreateServiceCommand({ ...defaults, ...fargate, ...input }));
    return service ?? {};
  }

  async function update(input: Partial<UpdateServiceCommandInput>): Promise<Service> {
    const { service } = await ecs.send(new UpdateServiceCommand({ cluster: 'main', service: 'web', ...input }));
    return service ?? {};
  }

  async function look(name = 'web'): Promise<Service> {
    const { services } = await ecs.send(new DescribeServicesCommand({ cluster: 'main', services: [name] }));
    return services?.[0] ?? {};
  }

  async function tasks(desiredStatus: 'RUNNING' | 'STOPPED' = 'RUNNING'): Promise<Task[]> {
    const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster: 'main', desiredStatus }));
    if (taskArns.length === 0) return [];
    const answer = await ecs.send(new DescribeTasksCommand({ cluster: 'main', tasks: taskArns, include: ['TAGS'] }));
    return answer.tasks ?? [];
  }

  /** Looks every fifteen seconds, as the SDK's waiter does, until the service is stable; gives what it saw last. */
  async function stable(name = 'web'): Promise<Service> {
    for (let looks = 0; looks < 40; looks++) {
      const service = await look(name);
      if (service.deployments?.length === 1 && service.runningCount === service.desiredCount) return service;
      await clock.advance(15_000);
    }
    throw new Error(`${name} is not stable after ten minutes`);
  }

  /** Looks every five seconds until the rollout of the PRIMARY has ended. */
  async function rolledOut(name = 'web'): Promise<Service> {
    for (let looks = 0; looks < 240; looks++) {
      const service = await look(name);
      if (service.deployments?.[0]?.rolloutState !== 'IN_PROGRESS') return service;
      await clock.advance(5_000);
    }
    throw new Error(`${name} is still rolling out after twenty minutes`);
  }

  await ecs.send(new CreateClusterCommand({ clusterName: 'main' }));
  await register();
  return { ...aws, register, create, update, look, tasks, stable, rolledOut };
}

/** What a call was refused with, as `code: text`. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error) return `${error.name}: ${error.message}`;
  }
  throw new Error('the call was not refused');
}

/** A service's events as sentences, oldest first, with the random ids taken out. */
export function story(service: Service): string[] {
  const sentences = (service.events ?? []).map(({ message = '' }) => message.replace(/[0-9a-f]{32}|\d{19}/g, '…'));
  return sentences.reverse();
}
