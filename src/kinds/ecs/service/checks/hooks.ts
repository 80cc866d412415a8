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
    when: ({ value }) => (value.targetType ?? 'AWS_LAMBDA') === 'AWS_LAMBDA' && isAbsent(value.hookTargetArn),
    message: 'a lifecycle hook must say which Lambda function it calls',
    suggestion: 'set hookTargetArn',
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
