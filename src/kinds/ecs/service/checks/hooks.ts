import type { Check } from '../../../../model/kind.ts';
import { isAbsent, listOf } from '../../../../model/known.ts';
import { checkEach, type Rule } from '../../../../model/rule.ts';
import { inService, type ServiceElement } from './parts.ts';

const shifts = ['TEST_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT'];

const rules: readonly Rule<ServiceElement>[] = [
  {
    at: 'lifecycleStages',
    when: ({ value }) => isAbsent(value.lifecycleStages),
    message: 'a lifecycle hook must say at which stages it runs',
    suggestion: 'set lifecycleStages',
  },
  {
    at: 'hookTargetArn',
    when: (hook) => callsLambda(hook) && isAbsent(hook.value.hookTargetArn),
    message: 'a lifecycle hook must say which Lambda function it calls',
    suggestion: 'set hookTargetArn',
  },
  {
    at: 'roleArn',
    when: (hook) => callsLambda(hook) && isAbsent(hook.value.roleArn),
    message: 'a lifecycle hook must say in which role ECS calls its Lambda function',
    suggestion: 'set roleArn',
  },
  {
    at: 'lifecycleStages',
    when: ({ value }) =>
      value.targetType === 'PAUSE' && listOf(value.lifecycleStages).some((stage) => shifts.includes(String(stage))),
    message: 'a deployment cannot pause while traffic shifts',
    suggestion: 'use the stage before or after it',
  },
];

/** What runs, or waits, in the middle of a deployment. */
export const hookChecks: readonly Check[] = [checkEach(inService('deploymentConfiguration.lifecycleHooks'), rules)];

function callsLambda({ value }: ServiceElement): boolean {
  return (value.targetType ?? 'AWS_LAMBDA') === 'AWS_LAMBDA';
}
