import { type CapacityProviderStrategyItem, LaunchType } from '@aws-sdk/client-ecs';
import type { Wire } from '../../operation.ts';
import { isBuiltIn } from '../capacity-providers/lookup.ts';
import type { StoredCluster } from '../clusters/stored.ts';
import { shortName } from '../names.ts';
import { invalidParameter } from '../refusal.ts';

type Item = Wire<CapacityProviderStrategyItem>;

/** Where tasks are to run: a launch type or a strategy, never both. */
export type Capacity =
  | { readonly launchType: LaunchType; readonly capacityProviderStrategy?: undefined }
  | { readonly launchType?: undefined; readonly capacityProviderStrategy: Item[] };

/** The members that choose a capacity. */
export interface CapacityRequest {
  readonly launchType?: LaunchType | undefined;
  readonly capacityProviderStrategy?: Item[] | undefined;
}

/**
 * The capacity that a request asks for, else the cluster's default strategy as it is now, else EC2. Throws
 * InvalidParameterException.
 */
export function chooseCapacity(cluster: StoredCluster, request: CapacityRequest): Capacity {
  const { launchType, capacityProviderStrategy: strategy = [] } = request;
  requireLaunchType(launchType);
  if (launchType && strategy.length > 0) {
    throw invalidParameter(
      'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
    );
  }
  if (launchType) return { launchType };
  const chosen = strategy.length > 0 ? strategy : (cluster.view.defaultCapacityProviderStrategy ?? []);
  return chosen.length > 0 ? { capacityProviderStrategy: checked(cluster, chosen) } : { launchType: LaunchType.EC2 };
}

/** Refuses a launch type that ECS does not know. */
export function requireLaunchType(launchType: string | undefined): void {
  if (launchType === undefined || Object.values(LaunchType).some((known) => known === launchType)) return;
  // The text lists a value that the published model does not have.
  throw invalidParameter('launch type should be one of [EC2,FARGATE,EXTERNAL,FMI,MANAGED_INSTANCES]');
}

/** True when tasks run on Fargate and not on container instances. */
export function onFargate({ launchType, capacityProviderStrategy = [] }: CapacityRequest): boolean {
  return (
    launchType === 'FARGATE' ||
    capacityProviderStrategy.some(({ capacityProvider = '' }) => isBuiltIn(capacityProvider))
  );
}

/** The provider of a strategy that the next task goes to, given the providers of those already started. */
export function nextProvider(strategy: readonly Item[], started: readonly (string | undefined)[]): string | undefined {
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

function checked(cluster: StoredCluster, strategy: readonly Item[]): Item[] {
  const items = strategy.map(({ capacityProvider = '', weight = 0, base = 0 }) => ({
    capacityProvider: shortName(capacityProvider),
    weight,
    base,
  }));
  const broken = rules.find(({ holds }) => !holds(items, cluster.view.capacityProviders ?? []));
  if (broken) throw invalidParameter(broken.message);
  return items;
}

interface Rule {
  readonly holds: (strategy: readonly Required<Item>[], associated: readonly string[]) => boolean;
  readonly message: string;
}

const rules: readonly Rule[] = [
  {
    holds: (strategy, associated) =>
      strategy.every(({ capacityProvider }) => associated.includes(capacityProvider ?? '')),
    message:
      'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again.',
  },
  {
    holds: (strategy) => strategy.some(({ weight = 0 }) => weight > 0),
    message: 'There are no capacity providers in the capacity provider strategy with a weight value greater than zero',
  },
  {
    holds: (strategy) => strategy.filter(({ base = 0 }) => base > 0).length <= 1,
    message:
      'There are multiple capacity providers in the specified capacity provider strategy with a base value defined',
  },
];
