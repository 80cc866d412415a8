import { CapacityProviderStatus } from '@aws-sdk/client-ecs';
import { findCapacityProvider, isBuiltIn } from "../capacity-providers/lookup.js";
import { shortName } from "../names.js";
import { invalidParameter } from "../refusal.js";
const maximumPerCluster = 20;
/** A cluster's capacity providers and default strategy as ECS stores them. Throws InvalidParameterException. */
export function clusterProviders(context, given) {
    const capacityProviders = [...new Set((given.capacityProviders ?? []).map(shortName))].sort();
    if (capacityProviders.length > maximumPerCluster) {
        throw invalidParameter('The maximum number of capacity providers per cluster has been exceeded.');
    }
    for (const provider of given.capacityProviders ?? [])
        requireActive(context, provider);
    const strategy = (given.defaultCapacityProviderStrategy ?? []).map(normalised);
    const problem = strategyProblem(strategy, capacityProviders);
    if (problem)
        throw invalidParameter(problem);
    return { capacityProviders, defaultCapacityProviderStrategy: strategy };
}
function requireActive(context, provider) {
    const view = findCapacityProvider(context, provider);
    if (!view) {
        throw invalidParameter('The specified capacity provider was not found. Specify a valid capacity provider and try again.');
    }
    if (view.status !== CapacityProviderStatus.ACTIVE) {
        throw invalidParameter(`The specified capacity provider '${view.name}' is not in an ACTIVE state. Specify a valid capacity provider and try again.`);
    }
}
function normalised({ capacityProvider = '', weight = 0, base = 0 }) {
    return { capacityProvider: shortName(capacityProvider), weight, base };
}
/** Strategies whose weights are all zero are taken; only a task or service that uses one is refused. */
function strategyProblem(strategy, associated) {
    const names = strategy.map(({ capacityProvider }) => capacityProvider);
    if (names.some((name) => !associated.includes(name))) {
        return 'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and try again.';
    }
    if (strategy.filter(({ base }) => base > 0).length > 1) {
        return 'The specified capacity provider strategy contains multiple capacity providers with a base value defined. Only one capacity provider per strategy can have a base value defined.';
    }
    if (strategy.some(({ weight }) => weight < 0 || weight > 1000))
        return 'weight must be between 0 and 1000';
    if (strategy.some(({ base }) => base < 0 || base > 100_000))
        return 'base must be between 0 and 100000';
    if (new Set(names).size < names.length)
        return 'A capacity provider strategy cannot contain a capacity provider twice.';
    if (new Set(names.map(isBuiltIn)).size > 1) {
        return 'A capacity provider strategy cannot contain both Fargate and Auto Scaling group capacity providers.';
    }
    return undefined;
}
