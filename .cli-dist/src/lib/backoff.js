/** The machine's own randomness. */
export const systemRandom = Math.random;
/** A repeatable source of numbers in [0, 1) for one 32-bit seed (mulberry32). */
export function seededRandom(seed) {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
}
/** Milliseconds to wait before attempt `attempt` (1 is the first repetition): exponential with full jitter above a floor of half. */
export function backoffMs(attempt, limits, random) {
    const ceiling = Math.min(limits.capMs, limits.baseMs * 2 ** Math.min(attempt - 1, 30));
    return Math.round(ceiling / 2 + (ceiling / 2) * random());
}
