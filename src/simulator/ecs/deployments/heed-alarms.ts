import type { Context } from '../../operation.ts';
import { vary } from '../tasks/timing.ts';
import { endWatch } from './alarm-watch.ts';
import { configurationInForce } from './configuration-in-force.ts';
import { failDeployment } from './fail-deployment.ts';
import type { StoredService, StoredServiceDeployment } from './stored.ts';
import { wake } from './wake.ts';

/**
 * Begins to watch the alarms that a service deployment names. As the developer guide has it, none is watched for the whole
 * of a deployment that begins while one of them is in ALARM: it may be there to mend what that alarm is about.
 */
export function watchAlarms(context: Context<unknown>, service: StoredService, stored: StoredServiceDeployment): void {
  const { enable = false, alarmNames = [] } = stored.view.deploymentConfiguration?.alarms ?? {};
  const { alarms } = context.world;
  if (!enable || alarmNames.some((name) => alarms.state(name) === 'ALARM')) return;
  stored.alarms.status = 'MONITORING';
  stored.alarms.stop = alarms.onChange((name, state) => {
    if (state !== 'ALARM' || !alarmNames.includes(name)) return;
    stored.alarms.triggered.add(name);
    wake(context, service, vary(context.world, [2_000, 5_000]));
  });
}

/** Fails the deployment in progress when one of its alarms has gone off, even if it is quiet again. */
export function heedAlarms(context: Context<unknown>, service: StoredService): void {
  const [current] = service.history;
  if (current?.view.status !== 'IN_PROGRESS' || current.alarms.triggered.size === 0) return;
  endWatch(current.alarms, 'TRIGGERED');
  failDeployment(context, service, {
    cause: 'failed',
    symptom: 'alarm detected.',
    // AWS's wording is not known.
    because: `of CloudWatch alarms in the ALARM state: ${[...current.alarms.triggered].join(', ')}.`,
    rollback: configurationInForce(service).alarms?.rollback ?? false,
  });
}
