import { LaunchType } from '@aws-sdk/client-ecs';
import { isBuiltIn } from "../capacity-providers/lookup.js";
import { shortName } from "../names.js";
import { invalidParameter } from "../refusal.js";
/**
 * The capacity that a request asks for, else the cluster's default strategy as it is now, else EC2. Throws
 * InvalidParameterException.
 */
export function chooseCapacity(cluster, request) {
    const { launchType, capacityProviderStrategy: strategy = [] } = request;
    requireLaunchType(launchType);
    if (launchType && strategy.length > 0) {
        throw invalidParameter('Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.');
    }
    if (launchType)
        return { launchType };
    const chosen = strategy.length > 0 ? strategy : (cluster.view.defaultCapacityProviderStrategy ?? []);
    return chosen.length > 0 ? { capacityProviderStrategy: checked(cluster, chosen) } : { launchType: LaunchType.EC2 };
}
/** Refuses a launch type that ECS does not know. */
export function requireLaunchType(launchType) {
    if (launchType === undefined || Object.values(LaunchType).some((known) => known === launchType))
        return;
    // The text lists a value that the published model does not have.
    throw invalidParameter('launch type should be one of [EC2,FARGATE,EXTERNAL,FMI,MANAGED_INSTANCES]');
}
/** True when tasks run on Fargate, of which there is always enough. */
export function onFargate({ launchType, capacityProviderStrategy = [] }) {
    return (launchType === 'FARGATE' ||
        capacityProviderStrategy.some(({ capacityProvider = '' }) => isBuiltIn(capacityProvider)));
}
/** The provider of a strategy that the next task goes to, given the providers of those already started. */
export function nextProvider(strategy, started) {
    const load = strategy.map(({ capacityProvider, weight = 0, base = 0 }) => {
        const count = started.filter((provider) => provider === capacityProvider).length;
        return {
            capacityProvider,
            lacking: base - count,
            share: weight > 0 ? (count - base) / weight : Number.POSITIVE_INFINITY,
        };
    });
    const based = load.find(({ lacking }) => lacking > 0);
    return (based ?? load.toSorted((left, right) => left.share - right.share)[0])?.capacityProvider;
}
function checked(cluster, strategy) {
    const items = strategy.map(({ capacityProvider = '', weight = 0, base = 0 }) => ({
        capacityProvider: shortName(capacityProvider),
        weight,
        base,
    }));
    const broken = rules.find(({ holds }) => !holds(items, cluster.view.capacityProviders ?? []));
    if (broken)
        throw invalidParameter(broken.message);
    return items;
}
const rules = [
    {
        holds: (strategy, associated) => strategy.every(({ capacityProvider }) => associated.includes(capacityProvider ?? '')),
        message: 'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again.',
    },
    {
        holds: (strategy) => strategy.some(({ weight = 0 }) => weight > 0),
        message: 'There are no capacity providers in the capacity provider strategy with a weight value greater than zero',
    },
    {
        holds: (strategy) => strategy.filter(({ base = 0 }) => base > 0).length <= 1,
        message: 'There are multiple capacity providers in the specified capacity provider strategy with a base value defined',
    },
];
