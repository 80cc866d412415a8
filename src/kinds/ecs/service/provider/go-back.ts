import {
  type CreateServiceRequest,
  type ECSClient,
  UpdateServiceCommand,
  type UpdateServiceRequest,
} from '@aws-sdk/client-ecs';
import type { Sender } from '../../../../aws/clients.ts';
import { isObject } from '../../../../lib/json.ts';
import type { Deployment } from '../../../../model/deployment.ts';
import { FailureError } from '../../../../model/failure.ts';
import type { Observed } from '../../../../model/provider.ts';
import type { Attributes } from '../../../../model/resource.ts';
import { describeServices } from './describe.ts';
import { deploymentOf } from './observed.ts';
import { readPastDeployments } from './past-deployments.ts';

/** What a revision holds and UpdateService takes, with what takes a thing away where the older revision had none. */
const absent: Partial<CreateServiceRequest> = {
  loadBalancers: [],
  serviceRegistries: [],
  volumeConfigurations: [],
  vpcLatticeConfigurations: [],
  serviceConnectConfiguration: { enabled: false },
};

/**
 * Returns a service to what it ran before its present deployment, whether or not that has ended. ECS is not asked to roll back:
 * that would brand content as bad that only goes with its group. Throws FailureError, NotDeployed without anything to go back to.
 */
export async function goBack(ecs: Sender<ECSClient>, observed: Observed): Promise<Attributes> {
  const [service] = await describeServices(ecs, [{ key: observed.key }]);
  if (!service) throw new FailureError('NotDeployed', `${observed.key} is not on AWS`);
  const [present, ...older] = await readPastDeployments(ecs, service);
  const former = older.find(({ state, content }) => state === 'succeeded' && !isSame(content, present));
  if (!former) throw new FailureError('NotDeployed', `${observed.key} ran nothing else before`);
  const answer = await ecs.send(
    new UpdateServiceCommand({ ...contentOf(former), cluster: service.clusterArn, service: service.serviceName }),
  );
  return { ...observed.attributes, ...deploymentOf(answer.service, observed) };
}

function isSame({ serviceRevisionArn }: Deployment['content'], present: Deployment | undefined): boolean {
  return serviceRevisionArn === present?.content.serviceRevisionArn;
}

function contentOf({ content }: Deployment): Omit<UpdateServiceRequest, 'service'> {
  const { taskDefinition, networkConfiguration, platformVersion } = content;
  const lists = Object.entries(absent).map(([name, none]) => [name, content[name] ?? none]);
  return {
    ...Object.fromEntries(lists),
    ...(typeof taskDefinition === 'string' ? { taskDefinition } : {}),
    ...(isObject(networkConfiguration) ? { networkConfiguration } : {}),
    ...(typeof platformVersion === 'string' ? { platformVersion } : {}),
  };
}
