import type { World } from '../../world.ts';

/** A duration in milliseconds: at least the first number, at most the second. */
export type Duration = readonly [number, number];

/** A duration that varies from one time to the next, as AWS's do. */
export function vary(world: World, [least, most]: Duration): number {
  return Math.round(least + world.random() * (most - least));
}

/** Epoch milliseconds of a wire timestamp. */
export function milliseconds(epochSeconds: number | undefined): number {
  return Math.round((epochSeconds ?? 0) * 1000);
}
