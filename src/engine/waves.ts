import { groupBy } from '../lib/group-by.ts';
import type { Plan, Step } from '../model/plan.ts';
import type { ResourceId } from '../model/resource.ts';

/** The plan's steps in the waves in which they are taken; all of a wave comes before the next. */
export function wavesOf(plan: Plan): Step[][] {
  const waveById = effectiveWaves(plan);
  const waves = groupBy(plan.steps, ({ change }) => waveById.get(change.id) ?? 0);
  return [...waves].sort(([left], [right]) => left - right).map(([, steps]) => steps);
}

/** A resource cannot go before what it refers to, whatever wave its own manifest asks for. */
function effectiveWaves(plan: Plan): Map<ResourceId, number> {
  const waves = new Map<ResourceId, number>();
  for (const { change, policy } of plan.steps) {
    const latest = change.after.reduce((wave, id) => Math.max(wave, waves.get(id) ?? wave), policy.wave ?? 0);
    waves.set(change.id, latest);
  }
  return waves;
}
