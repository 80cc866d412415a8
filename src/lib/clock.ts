import { onAbort } from './on-abort.ts';

/** Stops a scheduled callback from running; harmless once it has run. */
export type Cancel = () => void;

/** The only source of time. Everything that waits takes one, so that a whole run can be stepped by a test. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs the callback once, `delayMs` of this clock's milliseconds from now. */
  schedule(delayMs: number, run: () => void): Cancel;
}

/** The machine's timers count no further, and fire at once when asked to. */
const longestDelayMs = 2_147_483_647;

/** A clock that runs `speed` times as fast as the machine's; 1 is the machine's own. */
export function realClock(speed = 1): Clock {
  const start = Date.now();
  return {
    now: () => (speed === 1 ? Date.now() : start + (Date.now() - start) * speed),
    schedule(delayMs, run) {
      const timer = setTimeout(run, Math.min(delayMs / speed, longestDelayMs));
      return () => clearTimeout(timer);
    },
  };
}

/** Resolves after `delayMs`, or at once when the signal is aborted; never rejects. */
export function sleep(clock: Clock, delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const wake = () => {
      cancel();
      stopListening();
      resolve();
    };
    const cancel = clock.schedule(delayMs, wake);
    const stopListening = onAbort(signal, wake);
  });
}

/** Lets everything that is ready to run do so; with `idle`, gives the machine a millisecond of real time for its input and output. */
export function settle(idle = false): Promise<void> {
  return new Promise((resolve) => (idle ? setTimeout(resolve, 1) : setImmediate(resolve)));
}
