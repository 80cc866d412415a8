import type { Service } from '@aws-sdk/client-ecs';
import { fromEcsTags } from '../../../../aws/ecs-tags.ts';
import type { Json, JsonObject } from '../../../../lib/json.ts';
import type { Observed } from '../../../../model/provider.ts';
import type { Attributes } from '../../../../model/resource.ts';
import { specOfAnswer } from '../answer.ts';
import { lastSegment } from '../spec.ts';

/** A described service as the engine compares it. */
export function observedService(service: Service): Observed {
  const { serviceArn = '', serviceName = '', clusterArn = '', tags, status } = service;
  return {
    key: `${lastSegment(clusterArn)}/${serviceName}`,
    spec: specOfAnswer(service as unknown as JsonObject),
    tags: fromEcsTags(tags),
    attributes: { arn: serviceArn, name: serviceName },
    facts: facts(service),
    ...(status === 'DRAINING' ? { leaving: true } : {}),
  };
}

function facts(service: Service): JsonObject {
  const { status, clusterArn, desiredCount, runningCount, pendingCount, taskDefinition } = service;
  const deployments = (service.deployments ?? []).map((deployment) => ({
    id: deployment.id,
    status: deployment.status,
    rolloutState: deployment.rolloutState,
    rolloutStateReason: deployment.rolloutStateReason,
    taskDefinition: deployment.taskDefinition,
    desiredCount: deployment.desiredCount,
    runningCount: deployment.runningCount,
    failedTasks: deployment.failedTasks,
  }));
  const events = (service.events ?? [])
    .slice(0, 5)
    .map(({ createdAt, message }) => ({ at: createdAt?.toISOString(), message }));
  return {
    status,
    cluster: clusterArn,
    desiredCount,
    runningCount,
    pendingCount,
    taskDefinition,
    deployments,
    events,
  } as Record<string, Json | undefined>;
}

/** The deployment that a call started, by the name that AWS gives it; nothing when the call started none. */
export function deploymentOf(service: Service | undefined, before?: Observed): Attributes {
  const primary = service?.deployments?.find(({ status }) => status === 'PRIMARY');
  const isNew = before?.deployments?.every(({ id }) => id !== primary?.id) ?? true;
  return primary?.id && isNew ? { deployment: primary.id } : {};
}
