import { Cron } from 'croner';

/** Gives the first time after `afterMs` at which a schedule comes round, in milliseconds since the epoch; undefined when none is left. */
export type Starts = (afterMs: number) => number | undefined;

/**
 * The times of a cron schedule of five fields on the clocks of a time zone. A time that clocks skip comes round when they
 * have been put forward; one that they show twice comes round the first time. Throws an Error that says what is wrong.
 */
export function cronStarts(schedule: string, timeZone: string): Starts {
  const cron = new Cron(schedule, { timezone: timeZone, mode: '5-part', paused: true });
  return (afterMs) => cron.nextRun(new Date(afterMs))?.getTime();
}
