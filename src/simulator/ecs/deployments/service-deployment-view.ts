import type {
  ServiceDeployment,
  ServiceDeploymentAlarms,
  ServiceDeploymentBrief,
  ServiceDeploymentCircuitBreaker,
} from '@aws-sdk/client-ecs';
import type { Wire } from '../../operation.ts';
import { failureThreshold } from './circuit-breaker.ts';
import { isFinished } from './conclude.ts';
import { revisionSummary } from './deployment-view.ts';
import { shownTraffic } from './lifecycle/shift-traffic.ts';
import type { StoredDeployment, StoredService, StoredServiceDeployment } from './stored.ts';

/** A service deployment with all there is to know of it. */
export function serviceDeploymentView(
  service: StoredService,
  stored: StoredServiceDeployment,
): Wire<ServiceDeployment> {
  const summaryOf = (deployment: StoredDeployment) => ({
    ...revisionSummary(service, deployment),
    ...shownTraffic(stored, deployment),
  });
  return {
    ...stored.view,
    targetServiceRevision: summaryOf(stored.target),
    sourceServiceRevisions: stored.sources.map(summaryOf),
    lifecycleHookDetails: (stored.lifecycle?.hooks ?? []).map(({ view }) => view),
    deploymentCircuitBreaker: breakerView(service, stored),
    alarms: alarmsView(stored),
  };
}

/** A service deployment as lists show it. */
export function serviceDeploymentBrief({ view, target }: StoredServiceDeployment): Wire<ServiceDeploymentBrief> {
  const { serviceDeploymentArn, serviceArn, clusterArn, startedAt, createdAt, finishedAt, status, statusReason } = view;
  const targetServiceRevisionArn = target.revision.serviceRevisionArn;
  const times = { startedAt, createdAt, finishedAt };
  return { serviceDeploymentArn, serviceArn, clusterArn, ...times, targetServiceRevisionArn, status, statusReason };
}

function alarmsView({ alarms, view }: StoredServiceDeployment): Wire<ServiceDeploymentAlarms> {
  const { alarmNames = [] } = view.deploymentConfiguration?.alarms ?? {};
  if (alarmNames.length === 0) return { status: alarms.status };
  return { status: alarms.status, alarmNames, triggeredAlarmNames: [...alarms.triggered] };
}

function breakerView(service: StoredService, stored: StoredServiceDeployment): Wire<ServiceDeploymentCircuitBreaker> {
  const breaker = stored.view.deploymentConfiguration?.deploymentCircuitBreaker;
  const failureCount = stored.target.failedTasks;
  const threshold = failureThreshold(breaker, service.view.desiredCount ?? 0);
  return { status: breakerStatus(stored), failureCount, threshold };
}

function breakerStatus(stored: StoredServiceDeployment): ServiceDeploymentCircuitBreaker['status'] {
  if (!stored.view.deploymentConfiguration?.deploymentCircuitBreaker?.enable) return 'DISABLED';
  if (stored.target.rolloutStateReason.includes('circuit breaker: tasks failed')) return 'TRIGGERED';
  return isFinished(stored) ? 'MONITORING_COMPLETE' : 'MONITORING';
}
