import {
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  type ECSClient,
  ListServiceDeploymentsCommand,
  type Service,
  type ServiceDeployment,
  type ServiceDeploymentBrief,
  type ServiceRevision,
} from '@aws-sdk/client-ecs';
import type { Sender } from '../../../../aws/clients.ts';
import type { JsonObject } from '../../../../lib/json.ts';
import type { Deployment, DeploymentState } from '../../../../model/deployment.ts';
import { lastSegment } from '../spec.ts';
import { alarmsText, withoutVerdict } from './reason.ts';
import { stageOf } from './stage.ts';

/** As many as AWS describes at once. */
const mostRead = 20;

const states: Readonly<Record<string, DeploymentState>> = {
  PENDING: 'running',
  IN_PROGRESS: 'running',
  SUCCESSFUL: 'succeeded',
  STOP_REQUESTED: 'stopped',
  STOPPED: 'stopped',
  ROLLBACK_REQUESTED: 'rolledBack',
  ROLLBACK_IN_PROGRESS: 'rolledBack',
  ROLLBACK_SUCCESSFUL: 'rolledBack',
  ROLLBACK_FAILED: 'rolledBack',
};

/** The latest service deployments with what each of them was to bring, the newest first. Throws FailureError. */
export async function readPastDeployments(
  ecs: Sender<ECSClient>,
  { clusterArn, serviceName }: Pick<Service, 'clusterArn' | 'serviceName'>,
): Promise<Deployment[]> {
  const { serviceDeployments: listed = [] } = await ecs.send(
    new ListServiceDeploymentsCommand({ cluster: clusterArn, service: serviceName, maxResults: mostRead }),
  );
  const [revisions, details] = await Promise.all([readRevisions(ecs, listed), readDetails(ecs, listed)]);
  return listed.flatMap((brief) => {
    const revision = revisions.get(brief.targetServiceRevisionArn ?? '');
    return revision ? [pastDeployment(brief, revision, details.get(brief.serviceDeploymentArn ?? ''))] : [];
  });
}

async function readRevisions(
  ecs: Sender<ECSClient>,
  listed: readonly ServiceDeploymentBrief[],
): Promise<ReadonlyMap<string, ServiceRevision>> {
  // AWS answers with a server error when it is asked for one of them twice.
  const arns = [...new Set(listed.flatMap(({ targetServiceRevisionArn }) => targetServiceRevisionArn ?? []))];
  if (arns.length === 0) return new Map();
  const { serviceRevisions = [] } = await ecs.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns: arns }));
  return new Map(serviceRevisions.map((revision) => [revision.serviceRevisionArn ?? '', revision]));
}

/** Only what did not simply succeed has more to tell. */
async function readDetails(
  ecs: Sender<ECSClient>,
  listed: readonly ServiceDeploymentBrief[],
): Promise<ReadonlyMap<string, ServiceDeployment>> {
  const arns = listed
    .filter(({ status }) => status !== 'SUCCESSFUL')
    .flatMap(({ serviceDeploymentArn }) => serviceDeploymentArn ?? []);
  if (arns.length === 0) return new Map();
  const answer = await ecs.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: arns }));
  return new Map((answer.serviceDeployments ?? []).map((found) => [found.serviceDeploymentArn ?? '', found]));
}

function pastDeployment(
  brief: ServiceDeploymentBrief,
  revision: ServiceRevision,
  details: ServiceDeployment | undefined,
): Deployment {
  const { serviceDeploymentArn, status, statusReason = '' } = brief;
  const { stage, isPaused } = stageOf(details);
  return {
    // AWS names deployment and revision by the same digits.
    id: `ecs-svc/${lastSegment(revision.serviceRevisionArn ?? '')}`,
    ...(serviceDeploymentArn ? { arn: serviceDeploymentArn } : {}),
    target: lastSegment(revision.taskDefinition ?? ''),
    state: isPaused ? 'paused' : stateOf(status, details),
    ...(stage ? { stage } : {}),
    content: revision as unknown as JsonObject,
    reason: alarmsText(details) ?? withoutVerdict(details?.rollback?.reason ?? statusReason),
    failedTasks: details?.deploymentCircuitBreaker?.failureCount ?? 0,
    tasks: [],
    ...timesOf(brief),
  };
}

/** A way back that somebody stopped does not make the content any better. */
function stateOf(status: string | undefined, details: ServiceDeployment | undefined): DeploymentState {
  return details?.rollback ? 'rolledBack' : (states[status ?? ''] ?? 'stopped');
}

function timesOf({ createdAt, finishedAt }: ServiceDeploymentBrief): Pick<Deployment, 'createdAt' | 'finishedAt'> {
  return {
    ...(createdAt ? { createdAt: createdAt.toISOString() } : {}),
    ...(finishedAt ? { finishedAt: finishedAt.toISOString() } : {}),
  };
}
