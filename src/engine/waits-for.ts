import { groupBy } from '../lib/group-by.ts';
import type { Plan } from '../model/plan.ts';
import type { ResourceId } from '../model/resource.ts';

/** The steps that each step waits for: what it refers to, and all of the wave before its own. */
export function waitsFor(plan: Plan): ReadonlyMap<ResourceId, readonly ResourceId[]> {
  const waveById = effectiveWaves(plan);
  const waves = groupBy(plan.steps, ({ change }) => waveById.get(change.id) ?? 0);
  const order = [...waves.keys()].sort((left, right) => left - right);
  return new Map(plan.steps.map(({ change }) => [change.id, [...change.after, ...waveBefore(change.id)]]));

  function waveBefore(id: ResourceId): ResourceId[] {
    const earlier = order[order.indexOf(waveById.get(id) ?? 0) - 1];
    return earlier === undefined ? [] : (waves.get(earlier) ?? []).map(({ change }) => change.id);
  }
}

/** A resource cannot go before what it refers to, whatever wave its own manifest asks for. */
function effectiveWaves(plan: Plan): Map<ResourceId, number> {
  const waves = new Map<ResourceId, number>();
  for (const { change, policy } of plan.steps) {
    const referredTo = change.after.map((id) => waves.get(id) ?? 0);
    waves.set(change.id, Math.max(policy.wave ?? 0, ...referredTo));
  }
  return waves;
}
