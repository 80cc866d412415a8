import type { StoredServiceDeployment } from '../stored.ts';

/** True for a deployment that has more ahead of it than to clean up. */
export function isMidway({ lifecycle, view }: StoredServiceDeployment): boolean {
  return lifecycle !== undefined && view.status === 'IN_PROGRESS' && lifecycle.position < lifecycle.acts.length - 1;
}
