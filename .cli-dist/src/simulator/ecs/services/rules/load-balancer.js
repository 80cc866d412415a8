import { onFargate } from "../../tasks/capacity.js";
const entryRules = [
    {
        when: ({ loadBalancerName, targetGroupArn }) => Boolean(loadBalancerName) && Boolean(targetGroupArn),
        message: () => 'loadBalancerName and targetGroupArn cannot both be specified. You must specify either a loadBalancerName or a targetGroupArn.',
    },
    {
        when: ({ loadBalancerName }, { draft }) => Boolean(loadBalancerName) && onFargate(draft.view),
        message: () => 'Classic Load Balancers are not supported with Fargate.',
    },
    {
        when: (entry, subject) => !containerOf(entry, subject),
        message: ({ containerName }) => `The container ${containerName} does not exist in the task definition.`,
    },
    {
        when: (entry, subject) => !portsOf(entry, subject).includes(entry.containerPort),
        message: ({ containerName, containerPort }) => `The container ${containerName} did not have a container port ${containerPort} defined.`,
    },
    {
        // No load balancer is simulated, so no target group is attached to one.
        when: ({ targetGroupArn }) => Boolean(targetGroupArn),
        message: ({ targetGroupArn }) => `The target group with targetGroupArn ${targetGroupArn} does not have an associated load balancer.`,
    },
];
/** Where the traffic of a service comes from; only what a request names is checked. */
export const loadBalancerRules = [
    {
        when: ({ request }) => (request.loadBalancers ?? []).length > 5,
        message: 'load balancers can have at most 5 items.',
    },
    ...entryRules.map(({ when, message }) => {
        const broken = (subject) => (subject.request.loadBalancers ?? []).find((entry) => when(entry, subject));
        return { when: (subject) => broken(subject) !== undefined, message: (subject) => message(broken(subject) ?? {}) };
    }),
    {
        when: ({ request }) => (request.serviceRegistries ?? []).length > 1,
        message: 'service registries can have at most 1 items.',
    },
];
function containerOf({ containerName }, { draft }) {
    return draft.definition?.containerDefinitions?.find(({ name }) => name === containerName);
}
function portsOf(entry, subject) {
    return containerOf(entry, subject)?.portMappings?.map(({ containerPort }) => containerPort) ?? [];
}
