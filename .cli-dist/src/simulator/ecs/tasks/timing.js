/** A duration that varies from one time to the next, as AWS's do. */
export function vary(world, [least, most]) {
    return Math.round(least + world.random() * (most - least));
}
/** Epoch milliseconds of a wire timestamp. */
export function milliseconds(epochSeconds) {
    return Math.round((epochSeconds ?? 0) * 1000);
}
