import type { ServiceDeploymentAlarms } from '@aws-sdk/client-ecs';
import type { Cancel } from '../../../lib/clock.ts';

/** What a service deployment knows of its alarms. */
export interface AlarmWatch {
  status: NonNullable<ServiceDeploymentAlarms['status']>;
  /** Those that have gone off. */
  readonly triggered: Set<string>;
  stop: Cancel;
}

/** A watch that has not begun. */
export function idleWatch(): AlarmWatch {
  return { status: 'DISABLED', triggered: new Set(), stop: () => {} };
}

/** Watches no longer; a watch that was on ends with the given status. */
export function endWatch(watch: AlarmWatch, status: AlarmWatch['status']): void {
  watch.stop();
  if (watch.status === 'MONITORING') watch.status = status;
}
