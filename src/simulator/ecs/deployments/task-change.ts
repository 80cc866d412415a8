import type { Context } from '../../operation.ts';
import type { StoredTask } from '../tasks/stored.ts';
import { vary } from '../tasks/timing.ts';
import { announce } from './announce.ts';
import type { StoredDeployment, StoredService } from './stored.ts';
import { belongsTo, isRunning } from './task-counts.ts';
import { wake } from './wake.ts';

/** Notes what has become of a service's task and has the scheduler look some seconds later. */
export function taskChanged(context: Context<unknown>, service: StoredService, task: StoredTask): void {
  const deployment = service.deployments.find((candidate) => belongsTo(task, candidate));
  if (task.view.lastStatus === 'STOPPED') service.tasks.delete(task);
  else if (deployment) note(context, { service, deployment, task });
  wake(context, service, vary(context.world, [3_000, 8_000]));
}

interface Change {
  readonly service: StoredService;
  readonly deployment: StoredDeployment;
  readonly task: StoredTask;
}

function note(context: Context<unknown>, { service, deployment, task }: Change): void {
  deployment.updatedAt = context.world.nowSeconds;
  if (isRunning(task)) noteImages(deployment, task);
  if (!hasFailed(task)) return;
  deployment.backOff.failedAgain = true;
  if (deployment.rolloutState === 'IN_PROGRESS') deployment.failedTasks += 1;
  if (task.view.stopCode !== 'TaskFailedToStart') return;
  announce(context, service, `was unable to place a task. Reason: ${task.view.stoppedReason}.`);
}

/** A task fails when it ends by itself, or by its health check, before it was ever healthy. */
function hasFailed({ view, provenHealthy }: StoredTask): boolean {
  if (view.desiredStatus !== 'STOPPED' || provenHealthy) return false;
  const byItself = view.stopCode === 'TaskFailedToStart' || view.stopCode === 'EssentialContainerExited';
  return byItself || view.healthStatus === 'UNHEALTHY';
}

function noteImages({ revision }: StoredDeployment, { view }: StoredTask): void {
  revision.containerImages = view.containers?.map(({ name, image, imageDigest }) => ({
    containerName: name,
    image,
    imageDigest,
  }));
}
