import {
  type CreateServiceRequest,
  type ECSClient,
  UpdateServiceCommand,
  type UpdateServiceRequest,
} from '@aws-sdk/client-ecs';
import type { Sender } from '../../../../aws/clients.ts';
import { type JsonObject, sameJson } from '../../../../lib/json.ts';
import type { Deployment } from '../../../../model/deployment.ts';
import { FailureError } from '../../../../model/failure.ts';
import type { Observed } from '../../../../model/provider.ts';
import type { Attributes } from '../../../../model/resource.ts';
import { describeServices } from './describe.ts';
import { deploymentOf } from './observed.ts';
import { readPastDeployments } from './past-deployments.ts';

/**
 * What a revision holds and UpdateService takes, with what takes a thing away where the older revision had none; without one the
 * service keeps it. Not the platform version: a revision shows the number that LATEST stood for, and sending that would pin it.
 */
const absent: { readonly [Name in keyof CreateServiceRequest]?: CreateServiceRequest[Name] } = {
  taskDefinition: undefined,
  networkConfiguration: undefined,
  monitoring: undefined,
  capacityProviderStrategy: [],
  loadBalancers: [],
  serviceRegistries: [],
  volumeConfigurations: [],
  vpcLatticeConfigurations: [],
  serviceConnectConfiguration: { enabled: false },
};

type Changes = Omit<UpdateServiceRequest, 'service'>;

/**
 * Returns a service to the content that it ran before its present one, whether or not the present deployment has ended. ECS is
 * not asked to roll back: that would brand content as bad that only goes with its group. Throws FailureError, NotDeployed
 * without anything to go back to.
 */
export async function goBack(ecs: Sender<ECSClient>, observed: Observed): Promise<Attributes> {
  const [service] = await describeServices(ecs, [{ key: observed.key }]);
  if (!service) throw new FailureError('NotDeployed', `${observed.key} is not on AWS`);
  const [present, ...older] = await readPastDeployments(ecs, service);
  const ways = older.filter(({ state }) => state === 'succeeded').map((former) => wayBack(present, former));
  const back = ways.find((changes) => changes !== undefined);
  if (!back) throw new FailureError('NotDeployed', `${observed.key} ran nothing else before`);
  const answer = await ecs.send(
    new UpdateServiceCommand({ ...back, cluster: service.clusterArn, service: service.serviceName }),
  );
  return { ...observed.attributes, ...deploymentOf(answer.service, observed) };
}

/** What brings a service from one deployment's content to another's; undefined when both brought the same. */
function wayBack(present: Deployment | undefined, former: Deployment): Changes | undefined {
  const running = contentOf(present);
  const { capacityProviderStrategy, ...content } = contentOf(former);
  const isMoved = !sameJson(capacityProviderStrategy, running.capacityProviderStrategy);
  const isOther = Object.keys(content).some((name) => content[name] && !sameJson(content[name], running[name]));
  if (!isMoved && !isOther) return undefined;
  // AWS takes another capacity provider strategy only with this.
  const changes = { ...content, ...(isMoved ? { capacityProviderStrategy, forceNewDeployment: true } : {}) };
  return changes as Changes;
}

function contentOf(deployment: Deployment | undefined): JsonObject {
  const members = Object.entries(absent).map(([name, none]) => [name, deployment?.content[name] ?? none]);
  return Object.fromEntries(members);
}
