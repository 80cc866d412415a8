const firstMs = [1000, 2000];
const laterMs = 5000;

/** How long, in milliseconds, to leave AWS alone after so many looks: little at first, for what is done at once. */
export function pauseAfter(looks: number): number {
  return firstMs[looks] ?? laterMs;
}
