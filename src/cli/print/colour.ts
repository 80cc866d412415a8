import type { HealthStatus, ResourceStatus } from '../../model/status.ts';

/** Puts a text into a colour, or leaves it as it is. */
export type Paint = (text: string) => string;

/** The paints of one stream. */
export type Palette = Readonly<Record<keyof typeof codes, Paint>>;

const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
} as const;

/** Paints that colour, or that change nothing. */
export function palette(colour: boolean): Palette {
  const entries = Object.entries(codes).map(([name, [on, off]]): [string, Paint] => [
    name,
    (text) => (colour && text !== '' ? `\x1b[${on}m${text}\x1b[${off}m` : text),
  ]);
  return Object.fromEntries(entries) as Palette;
}

/** The colour of a health word, as Argo CD has them. */
export function healthPaint(health: HealthStatus, paints: Palette): Paint {
  const names: Readonly<Record<HealthStatus, keyof Palette>> = {
    Healthy: 'green',
    Progressing: 'blue',
    Degraded: 'red',
    Suspended: 'dim',
    Missing: 'yellow',
    Unknown: 'dim',
  };
  return paints[names[health]];
}

/** The colour of a sync word, as Argo CD has them. */
export function syncPaint(sync: ResourceStatus['sync'], paints: Palette): Paint {
  return { Synced: paints.green, OutOfSync: paints.yellow, Unknown: paints.dim }[sync];
}
