import { servingDeployment, taskLimits } from './limits.ts';
import { countsSideBySide } from './side-by-side.ts';
import type { StoredDeployment, StoredService } from './stored.ts';
import { belongsTo, liveTasks } from './task-counts.ts';

/** Sets what each deployment is shown to want. */
export function shareDesiredCount(service: StoredService, nowSeconds: number): void {
  for (const deployment of service.deployments) {
    const share = shareOf(service, deployment);
    if (deployment.desiredCount === share) continue;
    deployment.desiredCount = share;
    deployment.updatedAt = nowSeconds;
  }
}

/** All for the deployment that serves, what is left for those it replaces, nothing for a failed one. */
function shareOf(service: StoredService, deployment: StoredDeployment): number {
  const sideBySide = countsSideBySide(service);
  if (sideBySide) return sideBySide.get(deployment) ?? 0;
  if (deployment === servingDeployment(service)) return taskLimits(service).desired;
  if (deployment.rolloutState === 'FAILED') return 0;
  return liveTasks(service).filter((task) => belongsTo(task, deployment)).length;
}
