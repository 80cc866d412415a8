import type { Json } from '../../lib/json.ts';
import { visible } from '../../lib/visible.ts';
import type { SyncWindow } from '../../model/sync-window.ts';
import { type SettingName, settingTable } from '../settings.ts';
import { durationText } from './duration.ts';

/** A setting's value as its author would write it; a dash where it is not set. */
export function settingValueText(name: SettingName, value: unknown): string {
  if (value === undefined) return '-';
  if (typeof value === 'number' && settingTable[name].form.startsWith('a duration')) return durationText(value);
  if (isWindows(value)) return visible(value.map(windowText).join('; '));
  if (isAddress(value)) return `${value.host}:${value.port}`;
  return visible(Array.isArray(value) ? value.join(', ') : String(value));
}

/** How a setting is given on the command line. */
export function flagOf(name: SettingName): string {
  return settingTable[name].flag ?? `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** A variable's value in one line. */
export function variableText(value: Json): string {
  return visible(typeof value === 'string' ? value : JSON.stringify(value));
}

/** `allow "0 8 * * 1-5" lasting 9h in Europe/Berlin` */
function windowText({ kind, schedule, durationMs, timeZone, resources }: SyncWindow): string {
  const whom = resources.length > 0 ? ` for ${resources.join(', ')}` : '';
  return `${kind} "${schedule}" lasting ${durationText(durationMs)} in ${timeZone}${whom}`;
}

function isWindows(value: unknown): value is readonly [SyncWindow, ...SyncWindow[]] {
  return Array.isArray(value) && typeof value[0] === 'object';
}

function isAddress(value: unknown): value is { host: string; port: number } {
  return typeof value === 'object' && value !== null && 'host' in value && 'port' in value;
}
