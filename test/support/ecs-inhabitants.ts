import {
  CreateServiceCommand,
  type CreateServiceCommandInput,
  DeleteServiceCommand,
  type ECSClient,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  type RunTaskCommandInput,
} from '@aws-sdk/client-ecs';

const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d4e5f60001'] } };

/** Registers the smallest task definition that Fargate takes, family `app`. */
export async function registerApp(ecs: ECSClient): Promise<void> {
  const containerDefinitions = [{ name: 'app', image: 'public.ecr.aws/docker/library/nginx:1' }];
  const size = { cpu: '256', memory: '512', networkMode: 'awsvpc' as const };
  await ecs.send(new RegisterTaskDefinitionCommand({ family: 'app', containerDefinitions, ...size }));
}

/** Creates a service of `app` without tasks in the cluster `web`. */
export async function addService(ecs: ECSClient, serviceName: string, change: Partial<CreateServiceCommandInput> = {}) {
  const input = {
    cluster: 'web',
    serviceName,
    taskDefinition: 'app',
    desiredCount: 0,
    networkConfiguration,
    ...change,
  };
  return (await ecs.send(new CreateServiceCommand(input))).service;
}

/** Deletes a service of the cluster `web`; it drains for a while. */
export async function removeService(ecs: ECSClient, service: string): Promise<void> {
  await ecs.send(new DeleteServiceCommand({ cluster: 'web', service, force: true }));
}

/** Runs one task of `app` in the cluster `web`, on Fargate unless told otherwise. */
export async function addTask(ecs: ECSClient, change: Partial<RunTaskCommandInput> = { launchType: 'FARGATE' }) {
  const input = { cluster: 'web', taskDefinition: 'app', networkConfiguration, ...change };
  return (await ecs.send(new RunTaskCommand(input))).tasks?.[0];
}
