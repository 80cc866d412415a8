import type { StoredTask } from '../tasks/stored.ts';
import { allowsDaemon, isDaemon } from './daemon.ts';
import type { StoredDeployment, StoredService } from './stored.ts';
import { belongsTo } from './task-counts.ts';

/**
 * True for a task of a deployment that may stay where it is. One whose instance is draining, or no longer one of those that
 * its daemon runs on, has to be replaced like a task of an older deployment.
 */
export function serves(task: StoredTask, service: StoredService, deployment: StoredDeployment): boolean {
  if (!belongsTo(task, deployment)) return false;
  const instance = task.host?.instance;
  if (!instance) return true;
  if (instance.view.status !== 'ACTIVE') return false;
  return !isDaemon(service) || allowsDaemon(instance, service, deployment);
}
