import { cronStarts } from '../lib/cron-starts.ts';
import { didYouMean } from '../lib/did-you-mean.ts';
import { durationOf } from '../lib/duration.ts';
import { isObject, type Json, type JsonObject } from '../lib/json.ts';
import type { SyncWindow } from '../model/sync-window.ts';

/** What is wrong with a part of a setting's value. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly suggestion: string;
}

interface Member {
  /** Says what is wrong with a value; undefined when nothing is. */
  readonly objection: (value: Json | undefined) => string | undefined;
  readonly suggestion: (value: Json | undefined) => string;
}

/** Long enough for every schedule that comes round at all, 29 February included. */
const someTimeMs = Date.UTC(2026, 0, 1);
const longestMs = 366 * 24 * 3_600_000;

const members: Readonly<Record<keyof Omit<SyncWindow, 'durationMs'> | 'duration', Member>> = {
  schedule: {
    objection: (value) => (typeof value === 'string' ? scheduleObjection(value) : 'it must be a cron schedule'),
    suggestion: () => 'write minute, hour, day of month, month and day of week, for example "0 8 * * 1-5"',
  },
  duration: {
    objection: (value) =>
      durationMs(value) === undefined ? `${shown(value)} is not a duration up to 366 days` : undefined,
    suggestion: () => 'write for example 9h or 1h30m',
  },
  timeZone: {
    objection: (value) =>
      value === undefined || isTimeZone(value) ? undefined : `there is no time zone ${shown(value)}`,
    suggestion: (value) =>
      didYouMean(String(value), Intl.supportedValuesOf('timeZone')) ?? 'write an IANA name such as Europe/Berlin',
  },
  kind: {
    objection: (value) => (value === 'allow' || value === 'deny' ? undefined : 'it must be allow or deny'),
    suggestion: () => 'write kind: allow for when changes may be made, kind: deny for when they may not',
  },
  resources: {
    objection: (value) => (value === undefined || isPatterns(value) ? undefined : 'it must be a list of KIND/NAME'),
    suggestion: () => 'write patterns such as ["*/web", "*/payment-*"]',
  },
  note: {
    objection: (value) => (value === undefined || typeof value === 'string' ? undefined : 'it must be a text'),
    suggestion: () => 'put it in quotes',
  },
};

/** The windows of the setting, from a file or as JSON from the environment; undefined when something is wrong with them. */
export function readSyncWindows(given: Json): readonly SyncWindow[] | undefined {
  const entries = entriesOf(given);
  return entries && syncWindowFaults(given).length === 0 ? entries.filter(isObject).map(windowOf) : undefined;
}

/** Everything that is wrong with the setting. */
export function syncWindowFaults(given: Json): readonly Fault[] {
  return entriesOf(given)?.flatMap((entry, index) => entryFaults(entry, index)) ?? [];
}

function entryFaults(entry: Json, index: number): Fault[] {
  const names = Object.keys(members);
  if (!isObject(entry)) {
    return [{ path: [index], message: 'it must be a mapping', suggestion: `its members are ${names.join(', ')}` }];
  }
  const strange = Object.keys(entry).filter((name) => !names.includes(name));
  return [
    ...strange.map((name) => ({
      path: [index, name],
      message: `there is no member "${name}"`,
      suggestion: didYouMean(name, names) ?? `the members are ${names.join(', ')}`,
    })),
    ...Object.entries(members).flatMap(([name, { objection, suggestion }]) => {
      const message = objection(entry[name]);
      return message === undefined ? [] : [{ path: [index, name], message, suggestion: suggestion(entry[name]) }];
    }),
  ];
}

function windowOf({ schedule, duration, timeZone = 'UTC', kind, resources, note }: JsonObject): SyncWindow {
  return {
    schedule: String(schedule),
    durationMs: durationMs(duration) ?? 0,
    timeZone: String(timeZone),
    kind: kind === 'deny' ? 'deny' : 'allow',
    resources: Array.isArray(resources) ? resources.map(String) : [],
    ...(typeof note === 'string' ? { note } : {}),
  };
}

function entriesOf(given: Json): Json[] | undefined {
  const value = typeof given === 'string' ? parse(given) : given;
  return Array.isArray(value) ? value : undefined;
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

function scheduleObjection(schedule: string): string | undefined {
  const count = schedule.trim().split(/\s+/).length;
  if (!schedule.startsWith('@') && count !== 5) return `"${schedule}" has ${count} of the 5 fields of a cron schedule`;
  try {
    return cronStarts(schedule, 'UTC')(someTimeMs) === undefined ? `"${schedule}" never comes round` : undefined;
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^CronPattern: /, '') : String(error);
    return `"${schedule}" is not a cron schedule: ${why}`;
  }
}

function durationMs(value: Json | undefined): number | undefined {
  const found = typeof value === 'string' ? durationOf(value) : undefined;
  return found !== undefined && found > 0 && found <= longestMs ? found : undefined;
}

function isTimeZone(value: Json): boolean {
  try {
    return typeof value === 'string' && new Intl.DateTimeFormat('en', { timeZone: value }) !== undefined;
  } catch {
    return false;
  }
}

/** A pattern without a kind would match nothing, and so let everything through. */
function isPatterns(value: Json): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string' && /^(\*|[^/\s]+\/\S+)$/.test(item));
}

function shown(value: Json | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
