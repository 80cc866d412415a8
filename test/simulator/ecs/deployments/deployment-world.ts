import {
  ContinueServiceDeploymentCommand,
  type CreateServiceCommandInput,
  DescribeServiceDeploymentsCommand,
  ListServiceDeploymentsCommand,
  type ServiceDeployment,
  StopServiceDeploymentCommand,
} from '@aws-sdk/client-ecs';
import { fargateWorld } from '../services/fargate-world.ts';

/** A service `web` on `app:1` whose first deployment is complete, with `app:2` to move to and ways to follow a deployment. */
export async function deploymentWorld(input: Partial<CreateServiceCommandInput> = {}) {
  const aws = await fargateWorld();
  const { ecs, clock } = aws;
  await aws.register();

  async function newestArn(): Promise<string> {
    const listed = await ecs.send(new ListServiceDeploymentsCommand({ cluster: 'main', service: 'web' }));
    return listed.serviceDeployments?.[0]?.serviceDeploymentArn ?? '';
  }

  async function see(arn: string): Promise<ServiceDeployment> {
    const described = await ecs.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [arn] }));
    return described.serviceDeployments?.[0] ?? {};
  }

  /** Looks every second until the newest service deployment is as wanted; gives all that it saw. */
  async function follow(isWanted: (deployment: ServiceDeployment) => boolean, seconds = 1_200) {
    const arn = await newestArn();
    const seen: ServiceDeployment[] = [];
    while (seen.length <= seconds) {
      const deployment = await see(arn);
      seen.push(deployment);
      if (isWanted(deployment)) return seen;
      await clock.advance(1_000);
    }
    throw new Error(`the deployment is ${seen.at(-1)?.status} ${seen.at(-1)?.lifecycleStage} after ${seconds} seconds`);
  }

  const world = {
    ...aws,
    newest: async () => see(await newestArn()),
    follow,
    reach: async (stage: ServiceDeployment['lifecycleStage']) =>
      (await follow(({ lifecycleStage }) => lifecycleStage === stage)).at(-1) ?? {},
    end: async (seconds?: number) => (await follow(({ finishedAt }) => finishedAt !== undefined, seconds)).at(-1) ?? {},
    stop: async (stopType?: 'ABORT' | 'ROLLBACK') =>
      ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn: await newestArn(), stopType })),
    answer: async (hookId: string, action?: 'CONTINUE' | 'ROLLBACK') =>
      ecs.send(
        new ContinueServiceDeploymentCommand({
          serviceDeploymentArn: await newestArn(),
          hookId,
          action,
        }),
      ),
  };
  await aws.create(input);
  await world.end();
  await clock.advance(60_000);
  return world;
}

/** What changes in a sequence, each value once until it is another. */
export function changes<Value>(values: readonly Value[]): Value[] {
  const texts = values.map((value) => JSON.stringify(value));
  return values.filter((_, index) => index === 0 || texts[index] !== texts[index - 1]);
}
