import { ThresholdType } from '@aws-sdk/client-ecs';
import type { Rule, Subject } from './rule.ts';

const thresholdTypes: readonly (string | undefined)[] = Object.values(ThresholdType);

/** How many tasks while deploying, and how many failures. */
export const deploymentRules: readonly Rule[] = [
  {
    when: (subject) => (configuration(subject).maximumPercent ?? 200) < 100,
    message: 'maximumPercent must be at least 100',
  },
  {
    when: (subject) => (configuration(subject).minimumHealthyPercent ?? 0) > 100,
    message: 'minimumHealthyPercent must be at most 100',
  },
  {
    when: (subject) => (configuration(subject).minimumHealthyPercent ?? 0) < 0,
    message: 'minimumHealthyPercent must be at least 0',
  },
  {
    when: (subject) =>
      configuration(subject).strategy === 'ROLLING' &&
      configuration(subject).maximumPercent === 100 &&
      configuration(subject).minimumHealthyPercent === 100,
    message: 'Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments',
  },
  {
    when: (subject) => !thresholdTypes.includes(threshold(subject).type),
    message: 'Invalid deployment circuit breaker threshold type.',
  },
  {
    when: (subject) => isOutOfBounds(threshold(subject)),
    message: 'Invalid deployment circuit breaker threshold value.',
  },
  {
    when: ({ request }) => (request.healthCheckGracePeriodSeconds ?? 0) < 0,
    message: 'healthCheckGracePeriodSeconds must be at least 0',
  },
];

function configuration({ draft }: Subject) {
  return draft.view.deploymentConfiguration ?? {};
}

function threshold(subject: Subject) {
  return (
    configuration(subject).deploymentCircuitBreaker?.thresholdConfiguration ?? { type: 'BOUNDED_PERCENT', value: 50 }
  );
}

function isOutOfBounds({ type, value = 0 }: { type?: string | undefined; value?: number | undefined }): boolean {
  return value < 1 || (type !== 'COUNT' && value > 100);
}
