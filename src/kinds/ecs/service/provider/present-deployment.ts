import type { Deployment as EcsDeployment, Service, ServiceDeployment } from '@aws-sdk/client-ecs';
import type { JsonObject } from '../../../../lib/json.ts';
import type { Deployment, DeploymentState } from '../../../../model/deployment.ts';
import { lastSegment } from '../spec.ts';
import { alarmsText, placementFailure } from './reason.ts';
import { stageOf } from './stage.ts';

const states: Readonly<Record<string, DeploymentState>> = {
  IN_PROGRESS: 'running',
  COMPLETED: 'succeeded',
  FAILED: 'failed',
};

/** The deployment that a service shows as its present one, which brought the spec that the service has; none when somebody else than ECS deploys. */
export function presentDeployment(
  service: Service,
  { spec, current }: { spec: JsonObject; current: ServiceDeployment | undefined },
): Deployment[] {
  const primary = service.deployments?.find(({ status }) => status === 'PRIMARY');
  const state = states[primary?.rolloutState ?? ''];
  if (!primary || !state) return [];
  const { stage, isPaused } = stageOf(current);
  const { id = '', taskDefinition = service.taskDefinition ?? '', failedTasks = 0, createdAt } = primary;
  return [
    {
      id,
      ...(service.currentServiceDeployment ? { arn: service.currentServiceDeployment } : {}),
      target: lastSegment(taskDefinition),
      state: isPaused ? 'paused' : state,
      ...(stage ? { stage } : {}),
      content: spec,
      reason: reasonOf({ state, current, primary, service }),
      failedTasks,
      tasks: [],
      ...(createdAt ? { createdAt: createdAt.toISOString() } : {}),
      ...finished(primary, state),
    },
  ];
}

function finished({ updatedAt }: EcsDeployment, state: DeploymentState): { finishedAt?: string } {
  return state !== 'running' && updatedAt ? { finishedAt: updatedAt.toISOString() } : {};
}

interface Evidence {
  readonly state: DeploymentState;
  readonly current: ServiceDeployment | undefined;
  readonly primary: EcsDeployment;
  readonly service: Service;
}

function reasonOf({ state, current, primary, service }: Evidence): string {
  if (state === 'failed') return alarmsText(current) ?? primary.rolloutStateReason ?? '';
  const { desiredCount = 0, events = [] } = service;
  // The service's own count holds the tasks of the deployment before as well.
  const { runningCount = 0, createdAt = new Date(0) } = primary;
  // What an earlier deployment lacked is no reason why this one has not come further.
  const own = events.filter((event) => event.createdAt === undefined || event.createdAt >= createdAt);
  return runningCount < desiredCount ? (placementFailure(own) ?? '') : '';
}
