import { groupBy } from "../lib/group-by.js";
/** The plan's steps in the waves in which they are taken; all of a wave comes before the next. */
export function wavesOf(plan) {
    const waveById = effectiveWaves(plan);
    const waves = groupBy(plan.steps, ({ change }) => waveById.get(change.id) ?? 0);
    return [...waves].sort(([left], [right]) => left - right).map(([, steps]) => steps);
}
/** A resource cannot go before what it refers to, whatever wave its own manifest asks for. */
function effectiveWaves(plan) {
    const waves = new Map();
    for (const { change, policy } of plan.steps) {
        const latest = change.after.reduce((wave, id) => Math.max(wave, waves.get(id) ?? wave), policy.wave ?? 0);
        waves.set(change.id, latest);
    }
    return waves;
}
