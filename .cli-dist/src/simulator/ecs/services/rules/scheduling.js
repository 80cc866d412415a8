/** How many tasks, and of which kind of service. */
export const schedulingRules = [
    {
        when: (subject) => isDaemon(subject) && subject.request.desiredCount !== undefined,
        message: 'The daemon scheduling strategy does not support a desired count for services. Remove the desired count value and try again',
    },
    {
        when: (subject) => isDaemon(subject) && subject.draft.view.launchType === 'FARGATE',
        message: 'The daemon scheduling strategy does not support the FARGATE launch type. Change the launch type and try again',
    },
    {
        when: (subject) => isDaemon(subject) && maximum(subject) > 100,
        message: 'The daemon scheduling strategy does not support values above 100 for maximumPercent',
    },
    {
        when: (subject) => isDaemon(subject) && (subject.request.placementStrategy ?? []).length > 0,
        message: 'The daemon scheduling strategy does not support placement strategies',
    },
    {
        when: (subject) => isDaemon(subject) && subject.request.availabilityZoneRebalancing === 'ENABLED',
        message: 'Availability Zone Rebalancing does not support DAEMON services',
    },
    {
        when: (subject) => subject.creating && !isDaemon(subject) && subject.request.desiredCount === undefined,
        message: 'DesiredCount is missing',
    },
    {
        when: ({ request }) => (request.desiredCount ?? 0) < 0,
        message: ({ creating }) => `${creating ? 'DesiredCount' : 'Task count'} can not be lesser than 0`,
    },
    {
        when: (subject) => subject.draft.view.availabilityZoneRebalancing === 'ENABLED' && maximum(subject) <= 100,
        message: ({ creating }) => `The service couldn't be ${creating ? 'created' : 'updated'} because Availability Zone Rebalancing does not support maximumPercent <= 100 % as deployment configuration. Update deployment configuration and try again.`,
    },
];
function isDaemon({ draft }) {
    return draft.view.schedulingStrategy === 'DAEMON';
}
function maximum({ draft }) {
    return draft.view.deploymentConfiguration?.maximumPercent ?? 200;
}
