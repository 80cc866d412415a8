import {
  type DeploymentLifecycleHook,
  DeploymentLifecycleHookAction,
  DeploymentLifecycleHookStage,
  DeploymentLifecycleHookTargetType,
} from '@aws-sdk/client-ecs';
import type { Wire } from '../../../operation.ts';
import type { Rule, Subject } from './rule.ts';

type Hook = Wire<DeploymentLifecycleHook>;

const longestMinutes = 20_160;
const stages = Object.values(DeploymentLifecycleHookStage).sort();
const shifts: readonly string[] = ['TEST_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT'];

/** What the developer guide's troubleshooting page quotes is AWS's text; that of the others is not known. */
export const hookRules: readonly Rule[] = [
  someHook(
    ({ targetType }) => !isOneOf(DeploymentLifecycleHookTargetType, targetType),
    'Invalid targetType. Valid values are: AWS_LAMBDA, PAUSE',
  ),
  someHook(({ lifecycleStages = [] }) => lifecycleStages.length === 0, 'A lifecycle hook must have lifecycleStages'),
  someHook(
    ({ lifecycleStages = [] }) => lifecycleStages.some((stage) => !isOneOf(DeploymentLifecycleHookStage, stage)),
    `Lifecycle stages should be one of [${stages.join(',')}]`,
  ),
  someHook(
    (hook) => callsLambda(hook) && !hook.hookTargetArn,
    'A lifecycle hook of AWS_LAMBDA must have hookTargetArn',
  ),
  someHook((hook) => callsLambda(hook) && !hook.roleArn, 'A lifecycle hook of AWS_LAMBDA must have roleArn'),
  someHook(
    (hook) => !callsLambda(hook) && (hook.lifecycleStages ?? []).some((stage) => shifts.includes(stage)),
    'Invalid lifecycle stage provided for Pause Hook',
  ),
  someHook(
    ({ timeoutConfiguration: { timeoutInMinutes = 1 } = {} }) =>
      timeoutInMinutes < 1 || timeoutInMinutes > longestMinutes,
    `timeoutInMinutes must be between 1 and ${longestMinutes}`,
  ),
  someHook(
    ({ timeoutConfiguration }) => !isOneOf(DeploymentLifecycleHookAction, timeoutConfiguration?.action),
    'The action of a timeout should be one of [CONTINUE,ROLLBACK]',
  ),
];

function someHook(isBroken: (hook: Hook) => boolean, message: string): Rule {
  return {
    when: ({ request }: Subject) => (request.deploymentConfiguration?.lifecycleHooks ?? []).some(isBroken),
    message,
  };
}

function callsLambda({ targetType = 'AWS_LAMBDA' }: Hook): boolean {
  return targetType === 'AWS_LAMBDA';
}

/** What is left out has a default. */
function isOneOf(values: Readonly<Record<string, string>>, value: string | undefined): boolean {
  return value === undefined || Object.values(values).includes(value);
}
