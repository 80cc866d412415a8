import { cronStarts, type Starts } from '../lib/cron-starts.ts';
import { utcTime, zonedTime } from '../lib/zoned-time.ts';
import type { Failure } from '../model/failure.ts';
import type { ResourceId } from '../model/resource.ts';
import type { SyncWindow } from '../model/sync-window.ts';

interface Window extends SyncWindow {
  readonly starts: Starts;
  readonly concerns: (id: ResourceId) => boolean;
}

/** What stands in the way at some time; `untilMs` is when to look again, and absent when it never ends. */
interface Obstacle {
  readonly window: Window;
  readonly untilMs: number | undefined;
}

/** Windows that overlap for longer than this many openings are taken for ones that never make way. */
const mostSteps = 200;

/**
 * Tells which window keeps changes of a resource back, and until when; undefined when they may be made now. Where an allow
 * window concerns a resource, changes are made only inside of one; inside of a deny window never.
 */
export function windowRule(windows: readonly SyncWindow[], nowMs: number): (id: ResourceId) => Failure | undefined {
  const opened = windows.map((window) => ({
    ...window,
    starts: cronStarts(window.schedule, window.timeZone),
    concerns: matcher(window.resources),
  }));
  const known = new Map<string, Failure | undefined>();
  return (id) => {
    const concerned = opened.filter(({ concerns }) => concerns(id));
    // Many resources stand under the same few windows.
    const key = concerned.map((window) => opened.indexOf(window)).join();
    if (!known.has(key)) known.set(key, judge(concerned, nowMs));
    return known.get(key);
  };
}

function matcher(patterns: readonly string[]): (id: ResourceId) => boolean {
  if (patterns.length === 0) return () => true;
  const escaped = patterns.map((pattern) => pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*'));
  const whole = new RegExp(`^(${escaped.join('|')})$`, 's');
  return (id) => whole.test(id);
}

function judge(windows: readonly Window[], nowMs: number): Failure | undefined {
  const obstacle = obstacleAt(windows, nowMs);
  if (!obstacle) return undefined;
  const freeMs = firstFreeMs(windows, obstacle);
  return {
    reason: 'OutsideWindow',
    message: sayingOf(obstacle.window, freeMs),
    ...(freeMs === undefined ? {} : { until: utcTime(freeMs) }),
  };
}

function obstacleAt(windows: readonly Window[], atMs: number): Obstacle | undefined {
  for (const window of windows.filter(({ kind }) => kind === 'deny')) {
    const untilMs = closingMs(window, atMs);
    if (untilMs !== undefined) return { window, untilMs };
  }
  const allowing = windows.filter(({ kind }) => kind === 'allow');
  if (allowing.some((window) => closingMs(window, atMs) !== undefined)) return undefined;
  const openings = allowing.map((window) => ({ window, untilMs: window.starts(atMs) }));
  return openings.sort((left, right) => orNever(left) - orNever(right))[0];
}

/** When a window that is open closes; undefined for one that is closed. */
function closingMs({ starts, durationMs }: Window, atMs: number): number | undefined {
  const start = starts(atMs - durationMs);
  return start !== undefined && start <= atMs ? start + durationMs : undefined;
}

function firstFreeMs(windows: readonly Window[], first: Obstacle): number | undefined {
  let obstacle: Obstacle | undefined = first;
  for (let steps = 0; steps < mostSteps; steps++) {
    const { untilMs }: Obstacle = obstacle;
    if (untilMs === undefined) return undefined;
    obstacle = obstacleAt(windows, untilMs);
    if (!obstacle) return untilMs;
  }
  return undefined;
}

function orNever({ untilMs = Number.MAX_VALUE }: Obstacle): number {
  return untilMs;
}

function sayingOf({ kind, schedule, timeZone, note }: Window, freeMs: number | undefined): string {
  const name = `the ${kind} window "${schedule}" in ${timeZone}${note ? ` (${note})` : ''}`;
  const where = kind === 'allow' ? `outside of ${name}` : `inside of ${name}`;
  if (freeMs === undefined) return `${where}, and no end of that is in sight`;
  const here = `${zonedTime(freeMs, timeZone)} ${timeZone}`;
  const time = timeZone === 'UTC' ? here : `${here} (${utcTime(freeMs)})`;
  return `${where}; ${kind === 'allow' ? 'the next one opens' : 'changes may go on'} ${time}`;
}
