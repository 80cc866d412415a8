import type { VirtualClock } from '../../src/lib/virtual-clock.ts';

/** How many timers are set while so much time passes. */
export async function timersIn(clock: VirtualClock, durationMs: number): Promise<number> {
  let timers = 0;
  const schedule = clock.schedule.bind(clock);
  clock.schedule = (delayMs, run) => {
    timers++;
    return schedule(delayMs, run);
  };
  await clock.advance(durationMs);
  clock.schedule = schedule;
  return timers;
}
