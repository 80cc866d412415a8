import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { Wire } from '../../../operation.ts';
import type { Rule } from './rule.ts';

type Configuration = Wire<DeploymentConfiguration>;

/** What only deployments by ECS itself have; AWS's texts are not known. */
const onlyWithEcs: readonly { readonly feature: string; readonly isUsed: (configuration: Configuration) => boolean }[] =
  [
    {
      feature: 'a deployment circuit breaker',
      isUsed: ({ deploymentCircuitBreaker }) => deploymentCircuitBreaker?.enable === true,
    },
    { feature: 'deployment alarms', isUsed: ({ alarms }) => alarms?.enable === true },
    {
      feature: 'a deployment strategy other than ROLLING',
      isUsed: ({ strategy = 'ROLLING' }) => strategy !== 'ROLLING',
    },
    { feature: 'lifecycle hooks', isUsed: ({ lifecycleHooks = [] }) => lifecycleHooks.length > 0 },
  ];

/** Refuses what needs the deployment controller ECS. */
export const onlyEcsRules: readonly Rule[] = onlyWithEcs.map(({ feature, isUsed }) => ({
  when: ({ draft: { view } }) =>
    (view.deploymentController?.type ?? 'ECS') !== 'ECS' && isUsed(view.deploymentConfiguration ?? {}),
  message: ({ draft: { view } }) =>
    `Services with the ${view.deploymentController?.type} deployment controller do not support ${feature}.`,
}));
