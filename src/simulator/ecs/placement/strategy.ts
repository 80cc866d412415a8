import type { PlacementStrategy } from '@aws-sdk/client-ecs';
import type { Random } from '../../../lib/backoff.ts';
import type { Wire } from '../../operation.ts';
import { remainingResources } from './remaining.ts';
import type { StoredContainerInstance } from './stored.ts';

type Instances = readonly StoredContainerInstance[];

/** The instance that a strategy prefers, one step after the other; among equals chance decides. */
export function preferred(
  fitting: Instances,
  { strategy, group }: { readonly strategy: readonly Wire<PlacementStrategy>[]; readonly group: string },
  random: Random,
): StoredContainerInstance | undefined {
  const equals = strategy.reduce((left: Instances, step) => narrowed(left, step, group), fitting);
  return equals[Math.floor(random() * equals.length)];
}

function narrowed(instances: Instances, { type, field = '' }: Wire<PlacementStrategy>, group: string): Instances {
  if (type === 'spread') return leastUsed(instances, field, group);
  return type === 'binpack' ? fullest(instances, field.toLowerCase()) : instances;
}

/** Those in the places that have the fewest tasks of the group; a place is an instance, or all that share an attribute. */
function leastUsed(instances: Instances, field: string, group: string): Instances {
  const counts = new Map<string | undefined, number>();
  for (const instance of instances) {
    const place = placeOf(instance, field);
    counts.set(place, (counts.get(place) ?? 0) + tasksOf(instance, group));
  }
  const least = Math.min(...counts.values());
  return instances.filter((instance) => counts.get(placeOf(instance, field)) === least);
}

function placeOf({ id, attributes }: StoredContainerInstance, field: string): string | undefined {
  return field.startsWith('attribute:') ? attributes.get(field.slice('attribute:'.length)) : id;
}

function tasksOf({ tasks }: StoredContainerInstance, group: string): number {
  return [...tasks].filter(({ view }) => view.group === group && view.desiredStatus === 'RUNNING').length;
}

function fullest(instances: Instances, field: string): Instances {
  const left = (instance: StoredContainerInstance) => remainingResources(instance)[field === 'cpu' ? 'cpu' : 'memory'];
  const least = Math.min(...instances.map(left));
  return instances.filter((instance) => left(instance) === least);
}
