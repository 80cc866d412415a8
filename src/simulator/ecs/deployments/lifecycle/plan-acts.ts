import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { Wire } from '../../../operation.ts';
import type { Act } from './act.ts';
import { type TrafficStep, trafficSteps } from './traffic-steps.ts';

/** What a deployment starts from. */
export interface Start {
  /** False for a first deployment, which has no traffic to take over and so neither steps nor bakes. */
  readonly replaces: boolean;
  /** True when a deployment before this one has not been completed. */
  readonly unsettled: boolean;
}

/** All that a deployment goes through. */
export function planActs(configuration: Wire<DeploymentConfiguration>, { replaces, unsettled }: Start): Act[] {
  const steps = replaces ? trafficSteps(configuration) : [{ percent: 100, minutes: 0 }];
  const bakeTime: Act = { stage: 'BAKE_TIME', minutes: configuration.bakeTimeInMinutes ?? 0 };
  return [
    ...(replaces && unsettled ? [reconciling] : []),
    { stage: 'PRE_SCALE_UP', hooks: 'PRE_SCALE_UP' },
    { stage: 'SCALE_UP', waitsFor: 'green' },
    { stage: 'POST_SCALE_UP', hooks: 'POST_SCALE_UP' },
    { stage: 'TEST_TRAFFIC_SHIFT', hooks: 'TEST_TRAFFIC_SHIFT', traffic: { test: 100 } },
    { stage: 'POST_TEST_TRAFFIC_SHIFT', hooks: 'POST_TEST_TRAFFIC_SHIFT' },
    ...steps.flatMap(shifting),
    { stage: 'POST_PRODUCTION_TRAFFIC_SHIFT', hooks: 'POST_PRODUCTION_TRAFFIC_SHIFT' },
    ...(replaces ? [bakeTime] : []),
    { stage: 'CLEAN_UP' },
  ];
}

const reconciling: Act = { stage: 'RECONCILE_SERVICE', hooks: 'RECONCILE_SERVICE', waitsFor: 'blue' };

/** What precedes a shift of production traffic has hooks of its own, but no stage that answers show. */
function shifting({ percent, minutes }: TrafficStep): Act[] {
  const stage = 'PRODUCTION_TRAFFIC_SHIFT';
  return [
    { stage, hooks: 'PRE_PRODUCTION_TRAFFIC_SHIFT' },
    { stage, hooks: stage, traffic: { production: percent }, minutes },
  ];
}
