import type { Context } from '../../operation.ts';
import { announce } from './announce.ts';
import { taskLimits } from './limits.ts';
import { countsSideBySide } from './side-by-side.ts';
import type { StoredDeployment, StoredService } from './stored.ts';
import { liveTasks } from './task-counts.ts';

/** In the words of the developer guide's page on service event messages. */
const event =
  'was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.';

/** True while a deployment may start no task before one is stopped, and stop none before one is started. */
export function isDeadlocked(service: StoredService, serving: StoredDeployment): boolean {
  const { desired, least, most } = taskLimits(service);
  const isRolling = serving.rolloutState === 'IN_PROGRESS' && !countsSideBySide(service);
  return isRolling && service.deployments.length > 1 && least === desired && most <= desired && isFull(service, most);
}

/** Says so once in each deployment. */
export function reportDeadlock(context: Context<unknown>, service: StoredService, serving: StoredDeployment): void {
  if (serving.shortage?.event === event) return;
  announce(context, service, event);
  serving.shortage = { event, rounds: 0 };
}

function isFull(service: StoredService, most: number): boolean {
  return most > 0 && liveTasks(service).length >= most;
}
