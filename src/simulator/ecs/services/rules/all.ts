import { AwsError } from '../../../aws-error.ts';
import type { Capacity } from '../../tasks/capacity.ts';
import { requireFittingCapacity } from '../../tasks/launch-check.ts';
import { resolvePlatformVersion } from '../../tasks/platform.ts';
import { connectRules } from './connect.ts';
import { controllerRules } from './controller.ts';
import { deploymentRules } from './deployment.ts';
import { hookRules } from './hooks.ts';
import { identityRules } from './identity.ts';
import { loadBalancerRules } from './load-balancer.ts';
import { onlyEcsRules } from './only-ecs.ts';
import { placementRules } from './placement.ts';
import type { Rule, Subject } from './rule.ts';
import { schedulingRules } from './scheduling.ts';
import { strategyRules } from './strategy.ts';
import { volumeRules } from './volume.ts';

/** In the order in which they are checked; AWS's order among them is not known. */
const rules: readonly Rule[] = [
  ...identityRules,
  ...controllerRules,
  ...onlyEcsRules,
  ...schedulingRules,
  ...deploymentRules,
  ...strategyRules,
  ...hookRules,
  ...loadBalancerRules,
  ...placementRules,
  ...connectRules,
  ...volumeRules,
];

/** Throws what ECS answers to the first thing it does not accept of a service. */
export function requireRules(subject: Subject): void {
  const { view, definition } = subject.draft;
  const broken = rules.find((rule) => rule.when(subject));
  if (broken) {
    const message = typeof broken.message === 'string' ? broken.message : broken.message(subject);
    throw new AwsError(broken.code ?? 'InvalidParameterException', message);
  }
  if (!definition) return;
  requireFittingCapacity(definition, view as Capacity, subject.request);
  if (view.platformVersion) resolvePlatformVersion(definition, view.platformVersion);
}
