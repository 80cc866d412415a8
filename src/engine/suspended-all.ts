import { ownershipOf } from '../model/ownership.ts';
import { longestOf, readSuspension, type Suspension } from '../model/suspension.ts';
import type { Observations } from './observe.ts';

/** The suspension of everything, as far as one of the resources looked at that are ours carries it. */
export function suspendedAll({ live, orphans }: Observations, owner: string): Suspension | undefined {
  const seen = [...live.values(), ...orphans.map(({ observed }) => observed)];
  const own = seen.filter(({ tags }) => ownershipOf(tags).owner === owner);
  return longestOf(own.flatMap(({ tags }) => readSuspension(tags) ?? []).filter(({ all }) => all));
}
