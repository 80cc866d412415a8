import type {
  Attribute,
  PlacementConstraint,
  PlacementStrategy,
  TaskDefinition,
  TaskOverride,
} from '@aws-sdk/client-ecs';
import type { Wire } from '../../operation.ts';
import { type Query, readQuery } from './query.ts';
import { expressionsOf } from './request-problem.ts';
import type { Resources } from './resources.ts';
import { needsOf } from './task-needs.ts';

/** What tasks that are alike ask of the instance that they are placed on. */
export interface Requirements {
  readonly needs: Resources;
  readonly attributes: readonly Wire<Attribute>[];
  readonly queries: readonly Query[];
  /** True when no two tasks of the group may share an instance. */
  readonly distinct: boolean;
  /** `family:NAME`, `service:NAME` or what the caller chose. */
  readonly group: string;
  /** Applied one after the other; none leaves the choice to chance. */
  readonly strategy: readonly Wire<PlacementStrategy>[];
}

/** What a task is made from, as far as its placement goes. */
export interface PlacedTask {
  readonly definition: Wire<TaskDefinition>;
  readonly overrides: Wire<TaskOverride>;
  readonly group: string;
  readonly placementConstraints: readonly Wire<PlacementConstraint>[];
  readonly placementStrategy: readonly Wire<PlacementStrategy>[];
}

/** The requirements of a task definition together with those of the service or request that starts it. */
export function requirementsOf({ definition, overrides, group, ...placed }: PlacedTask): Requirements {
  return {
    needs: needsOf(definition, overrides),
    attributes: definition.requiresAttributes ?? [],
    queries: queriesOf(placed.placementConstraints, definition),
    distinct: placed.placementConstraints.some(({ type }) => type === 'distinctInstance'),
    group,
    strategy: placed.placementStrategy,
  };
}

/** The cluster queries that an instance must pass to run a task definition under further constraints. */
export function queriesOf(
  constraints: readonly Wire<PlacementConstraint>[],
  { placementConstraints = [] }: Wire<TaskDefinition>,
): Query[] {
  return [...expressionsOf(constraints), ...expressionsOf(placementConstraints)].map((text) => readQuery(text));
}
