import { PropagateTags } from '@aws-sdk/client-ecs';
import { namePattern } from "../../names.js";
const passingOn = Object.values(PropagateTags);
/** What a service is called and how a create is told apart from its repetition. */
export const identityRules = [
    { when: ({ request, creating }) => creating && !request.serviceName, message: 'ServiceName is missing' },
    {
        when: ({ request, creating }) => creating && !namePattern.test(request.serviceName ?? ''),
        message: ({ request }) => `Service name must match ${namePattern.source}, but was ${request.serviceName}`,
    },
    {
        when: ({ request }) => (request.clientToken ?? '').length > 36,
        message: 'idempotency token longer than 36.',
    },
    {
        when: ({ request }) => request.propagateTags !== undefined && !passingOn.includes(request.propagateTags),
        message: `propagateTags should be one of [${passingOn.toSorted().join(',')}]`,
    },
];
