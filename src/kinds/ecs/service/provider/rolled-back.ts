import {
  type CreateServiceRequest,
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  type ECSClient,
  ListServiceDeploymentsCommand,
  type Service,
  type ServiceDeployment,
} from '@aws-sdk/client-ecs';
import type { Sender } from '../../../../aws/clients.ts';
import type { JsonObject } from '../../../../lib/json.ts';
import type { Desired } from '../../../../model/provider.ts';

const rolledBackStates = new Set([
  'ROLLBACK_REQUESTED',
  'ROLLBACK_IN_PROGRESS',
  'ROLLBACK_SUCCESSFUL',
  'ROLLBACK_FAILED',
]);

/**
 * What ECS last tried for this service and rolled back, in the shape of the spec. Asked only when the service runs another
 * revision than wanted, which is what a rollback leaves behind: the service itself then looks perfectly healthy.
 */
export async function findRolledBack(
  ecs: Sender<ECSClient>,
  service: Service,
  desired: Desired<CreateServiceRequest> | undefined,
): Promise<{ rolledBack?: JsonObject }> {
  const wanted = desired?.spec.taskDefinition;
  if (service.status !== 'ACTIVE' || typeof wanted !== 'string' || wanted === service.taskDefinition) return {};
  const newest = await newestDeployment(ecs, service);
  const arn = newest?.targetServiceRevision?.arn;
  if (!newest || !arn || !rolledBackStates.has(newest.status ?? '')) return {};
  const { serviceRevisions = [] } = await ecs.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns: [arn] }));
  const [revision] = serviceRevisions;
  return revision ? { rolledBack: { ...revision, reason: newest.statusReason } as unknown as JsonObject } : {};
}

async function newestDeployment(
  ecs: Sender<ECSClient>,
  { clusterArn, serviceName }: Service,
): Promise<ServiceDeployment | undefined> {
  const { serviceDeployments = [] } = await ecs.send(
    new ListServiceDeploymentsCommand({ cluster: clusterArn, service: serviceName, maxResults: 1 }),
  );
  const arn = serviceDeployments[0]?.serviceDeploymentArn;
  if (!arn) return undefined;
  const answer = await ecs.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [arn] }));
  return answer.serviceDeployments?.[0];
}
