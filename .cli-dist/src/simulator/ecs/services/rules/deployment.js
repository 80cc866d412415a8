import { ThresholdType } from '@aws-sdk/client-ecs';
const thresholdTypes = Object.values(ThresholdType);
/** How deployments are to go. */
export const deploymentRules = [
    {
        when: (subject) => configuration(subject).strategy !== 'ROLLING',
        code: 'UnsupportedFeatureException',
        message: (subject) => `The simulator does not support the deployment strategy ${configuration(subject).strategy}.`,
    },
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
        when: (subject) => configuration(subject).maximumPercent === 100 && configuration(subject).minimumHealthyPercent === 100,
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
function configuration({ draft }) {
    return draft.view.deploymentConfiguration ?? {};
}
function threshold(subject) {
    return (configuration(subject).deploymentCircuitBreaker?.thresholdConfiguration ?? { type: 'BOUNDED_PERCENT', value: 50 });
}
function isOutOfBounds({ type, value = 0 }) {
    return value < 1 || (type !== 'COUNT' && value > 100);
}
