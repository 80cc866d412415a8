import type { Service } from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import { isFinished } from '../deployments/conclude.ts';
import { currentRevisions, deploymentViews } from '../deployments/deployment-view.ts';
import type { StoredService } from '../deployments/stored.ts';
import { countTasks, liveTasks } from '../deployments/task-counts.ts';

/** A service as answers show it, without its tags. */
export function serviceView(context: Context<unknown>, service: StoredService): Wire<Service> {
  const { tags, ...view } = service.view;
  return structuredClone({
    ...view,
    ...countTasks(liveTasks(service)),
    deployments: deploymentViews(context, service),
    ...underWay(service),
    currentServiceRevisions: currentRevisions(service),
  });
}

/** DeleteService answers with an older form of a service, which lacks what has been added in recent years. */
export function olderView(context: Context<unknown>, service: StoredService): Wire<Service> {
  const { currentServiceDeployment, currentServiceRevisions, deploymentConfiguration, ...view } = serviceView(
    context,
    service,
  );
  const { bakeTimeInMinutes, deploymentCircuitBreaker, ...configuration } = deploymentConfiguration ?? {};
  const { enable, rollback } = deploymentCircuitBreaker ?? { enable: false, rollback: false };
  return { ...view, deploymentConfiguration: { ...configuration, deploymentCircuitBreaker: { enable, rollback } } };
}

/** The service deployment is named only while it is being carried out. */
function underWay({ history: [current] }: StoredService): Pick<Wire<Service>, 'currentServiceDeployment'> {
  if (!current || isFinished(current) || current.view.status === 'PENDING') return {};
  return { currentServiceDeployment: current.view.serviceDeploymentArn };
}
