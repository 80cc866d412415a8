import type { JsonObject } from '../../src/lib/json.ts';
import { type FieldCase, inAnyOrder } from '../support/kind-cases.ts';
import { fargate } from './service.stages.ts';

const hook = 'arn:aws:lambda:eu-west-1:111122223333:function:check';

function deployment(deploymentConfiguration: JsonObject): FieldCase {
  return fargate({ deploymentConfiguration });
}

/** How a service is deployed. */
export const deploymentCases: Readonly<Record<string, FieldCase>> = {
  'how many tasks while deploying': deployment({ minimumHealthyPercent: 50, maximumPercent: 150 }),
  'no more tasks while deploying, which ends rebalancing': {
    ...deployment({ minimumHealthyPercent: 50, maximumPercent: 100 }),
    leavesTrace: true,
  },
  'a circuit breaker': deployment({ deploymentCircuitBreaker: { enable: true, rollback: true } }),
  'a circuit breaker with a threshold': deployment({
    deploymentCircuitBreaker: {
      enable: true,
      rollback: false,
      resetOnHealthyTask: false,
      thresholdConfiguration: { type: 'COUNT', value: 7 },
    },
  }),
  alarms: inAnyOrder(deployment({ alarms: { alarmNames: ['b', 'a'], enable: true, rollback: true } })),
  'the strategy and bake time that it has anyway': deployment({
    strategy: 'ROLLING',
    bakeTimeInMinutes: 0,
    maximumPercent: 300,
  }),
  'green tasks beside blue ones': deployment({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 10 }),
  'traffic that shifts by steps': deployment({
    strategy: 'LINEAR',
    linearConfiguration: { stepPercent: 12.5, stepBakeTimeInMinutes: 3 },
  }),
  'a canary': deployment({
    strategy: 'CANARY',
    canaryConfiguration: { canaryPercent: 0.5, canaryBakeTimeInMinutes: 7 },
  }),
  'lifecycle hooks': inAnyOrder(
    deployment({
      lifecycleHooks: [
        {
          hookTargetArn: hook,
          roleArn: 'arn:aws:iam::111122223333:role/hook',
          lifecycleStages: ['PRE_SCALE_UP', 'POST_SCALE_UP'],
          targetType: 'AWS_LAMBDA',
          hookDetails: { depth: 3 },
          timeoutConfiguration: { timeoutInMinutes: 10, action: 'CONTINUE' },
        },
      ],
    }),
  ),

  'early success': {
    ...deployment({
      earlySuccessCriteria: { enable: true, healthyPercent: 100, sourceServiceRevisionCleanup: 'DEFERRED' },
    }),
    removed: 'none',
  },
};
