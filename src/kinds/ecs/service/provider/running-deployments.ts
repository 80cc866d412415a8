import {
  DescribeServiceDeploymentsCommand,
  type ECSClient,
  type Service,
  type ServiceDeployment,
} from '@aws-sdk/client-ecs';
import type { Sender } from '../../../../aws/clients.ts';
import { chunks } from '../../../../lib/chunks.ts';

/** The most that AWS describes at once (Amazon ECS API reference, DescribeServiceDeployments). */
const mostAtOnce = 20;

/** The service deployments that are under way and have more to tell than the services themselves, by ARN. Throws FailureError. */
export async function describeRunning(
  ecs: Sender<ECSClient>,
  services: readonly Service[],
): Promise<ReadonlyMap<string, ServiceDeployment>> {
  const arns = services.filter(hasStages).flatMap(({ currentServiceDeployment }) => currentServiceDeployment ?? []);
  const answers = await Promise.all(
    chunks(arns, mostAtOnce).map((serviceDeploymentArns) =>
      ecs.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns })),
    ),
  );
  const described = answers.flatMap(({ serviceDeployments = [] }) => serviceDeployments);
  return new Map(described.map((deployment) => [deployment.serviceDeploymentArn ?? '', deployment]));
}

/** A rolling deployment without alarms shows all there is to know on the service. */
function hasStages({
  deploymentConfiguration: { strategy = 'ROLLING', alarms, bakeTimeInMinutes = 0 } = {},
}: Service): boolean {
  return strategy !== 'ROLLING' || alarms?.enable === true || bakeTimeInMinutes > 0;
}
