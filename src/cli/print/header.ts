import { visible } from '../../lib/visible.ts';
import type { Place } from '../../model/resource.ts';
import type { Palette } from './colour.ts';

/** What a report was made from. */
export interface Provenance {
  readonly paths: readonly string[];
  readonly revision: string;
  /** The commit that is compared with. */
  readonly base?: string | undefined;
  /** The environment whose overlay was applied. */
  readonly environment?: string | undefined;
  /** Absent when AWS was not asked. */
  readonly place?: Place | undefined;
  /** How much was read, e.g. `15 live resources in 1.9s, 14 calls`. */
  readonly read?: string;
}

/** The first lines of every report: which manifests, which account, how much was read. */
export function headerText({ paths, revision, base, environment, place, read }: Provenance, paints: Palette): string {
  const against = base === undefined ? '' : ` against ${visible(base)}`;
  const source = `${paths.map(visible).join(', ')}  ${visible(revision)}${against}`;
  const where = place ? `account ${visible(place.account)}  ${visible(place.region)}` : 'offline: AWS is not asked';
  const lines = [`${paints.dim('source')}   ${source}     ${paints.dim(where)}`];
  if (environment !== undefined) lines.push(`${paints.dim('env')}      ${visible(environment)}`);
  if (read) lines.push(`${paints.dim('read')}     ${read}`);
  return `${lines.join('\n')}\n`;
}
