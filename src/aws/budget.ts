import type { Clock } from '../lib/clock.ts';
import type { Rate } from '../lib/token-bucket.ts';
import { Lane } from './lane.ts';

interface Category extends Rate {
  readonly name: string;
  readonly operations: readonly string[];
}

/** AWS's published request budgets per account and region; where AWS publishes none, 5 a second is assumed. */
const categories: readonly Category[] = [
  category(
    'ecs cluster modify',
    [20, 1],
    'CreateCluster DeleteCluster PutClusterCapacityProviders UpdateCluster UpdateClusterSettings',
  ),
  category('ecs cluster read', [50, 20], 'DescribeClusters ListClusters'),
  category('ecs task definition modify', [20, 1], 'RegisterTaskDefinition DeregisterTaskDefinition'),
  category('ecs task definition read', [50, 20], 'DescribeTaskDefinition ListTaskDefinitions'),
  category('ecs service modify', [50, 5], 'CreateService UpdateService DeleteService'),
  category('ecs service read', [100, 20], 'DescribeServices ListServices'),
  category('ecs service deployment read', [50, 20], 'DescribeServiceDeployments ListServiceDeployments'),
  category('ecs service revision read', [50, 20], 'DescribeServiceRevisions'),
  category('ecs tasks read', [100, 20], 'DescribeTasks ListTasks'),
  category('ecs tag modify', [20, 10], 'ecs:TagResource ecs:UntagResource'),
  category('logs group', [10, 10], 'CreateLogGroup DeleteLogGroup DescribeLogGroups'),
  category(
    'logs setting',
    [5, 5],
    'PutRetentionPolicy DeleteRetentionPolicy AssociateKmsKey DisassociateKmsKey PutLogGroupDeletionProtection',
  ),
  category('logs tag', [5, 5], 'logs:TagResource logs:UntagResource logs:ListTagsForResource'),
  category('tagging search', [15, 15], 'GetResources'),
  category('tagging change', [5, 5], 'TagResources UntagResources'),
];

const assumed: Rate = { burst: 10, refillPerSecond: 5 };

/** Keeps every category of AWS calls within its budget and our share of it. */
export class Budget {
  readonly #clock: Clock;
  readonly #lanes = new Map<string, Lane>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves when the call may be sent, first come first served; at once, and at no cost, when the signal aborts. */
  take(service: string, operation: string, signal?: AbortSignal): Promise<void> {
    return this.#lane(service, operation).turn(signal);
  }

  /** Notes that AWS throttled the call; gives the share of the budget that is left to us, between 0 and 1. */
  slowDown(service: string, operation: string): number {
    return this.#lane(service, operation).halve();
  }

  #lane(service: string, operation: string): Lane {
    const found = categories.find(
      ({ operations }) => operations.includes(operation) || operations.includes(`${service}:${operation}`),
    );
    const name = found?.name ?? service;
    const lane = this.#lanes.get(name) ?? new Lane(this.#clock, found ?? assumed);
    this.#lanes.set(name, lane);
    return lane;
  }
}

function category(name: string, [burst, refillPerSecond]: readonly [number, number], operations: string): Category {
  return { name, burst, refillPerSecond, operations: operations.split(' ') };
}
