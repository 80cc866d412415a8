import { groupBy } from '../../lib/group-by.ts';
import { exitCode } from '../exit-code.ts';
import { lookOnce, type Sight, type View } from '../looking.ts';
import { type Palette, palette } from '../print/colour.ts';
import { headerText } from '../print/header.ts';
import { jsonDocument } from '../print/json.ts';
import { resourceTable } from '../print/resource-table.ts';
import { fitted } from '../print/table.ts';
import { counted } from '../print/words.ts';
import type { Shell } from '../shell.ts';

/** What `status` was asked for. */
export interface StatusRequest {
  readonly output: 'text' | 'json';
}

/** How everything is, and what needs somebody's attention. */
export async function status(shell: Shell, { output }: StatusRequest): Promise<number> {
  const view = await lookOnce(shell);
  shell.stdout.write(
    output === 'json' ? statusJson(view) : fitted(statusText(view, palette(shell.stdout.colour)), shell.stdout),
  );
  return exitCode.ok;
}

function statusText({ sights, workspace, report, read }: View, paints: Palette): string {
  const { place, revision, environment } = report.plan;
  const header = headerText({ paths: workspace.paths, revision, environment, place, read }, paints);
  const counts = [
    `${paints.dim('sync')}     ${countsText(countsOf(sights, syncWord))}`,
    `${paints.dim('health')}   ${countsText(countsOf(sights, healthWord))}`,
  ];
  const attention = sights.filter(needsAttention);
  const list = resourceTable(attention, { isOneKind: false, isWide: false }, paints);
  const suspended = sights.filter((sight) => isSuspended(sight) && !needsAttention(sight));
  const ending =
    attention.length === 0
      ? paints.green(`All is well: ${counted(sights.length - suspended.length, 'resource')} in sync and healthy.`)
      : `${paints.bold(`${counted(attention.length, 'resource')} not in sync or not healthy`)}\n${list.trimEnd()}`;
  if (sights.length === 0) return `${header}\nThere are no resources.\n`;
  return `${header}${counts.join('\n')}\n\n${ending}\n${suspendedText(suspended, paints)}`;
}

/** Nothing is wrong with them, but somebody may have forgotten that they are left alone. */
function suspendedText(sights: readonly Sight[], paints: Palette): string {
  if (sights.length === 0) return '';
  const list = resourceTable(sights, { isOneKind: false, isWide: false }, paints);
  return `\n${paints.bold(`${counted(sights.length, 'resource')} suspended`)}\n${list}`;
}

function statusJson({ sights, report }: View): string {
  const { place, revision, environment, whole } = report.plan;
  return jsonDocument('Status', {
    source: { revision, whole },
    env: environment,
    place: place && { account: place.account, region: place.region },
    counts: { sync: countsOf(sights, syncWord), health: countsOf(sights, healthWord) },
    problems: report.problems,
    attention: sights.filter(needsAttention).map(shortStatus),
    suspended: sights.filter(isSuspended).map(shortStatus),
  });
}

function needsAttention(sight: Sight): boolean {
  const { sync, health } = sight.status;
  return sync !== 'Synced' || (health.status !== 'Healthy' && !isSuspended(sight));
}

function isSuspended({ status: { health } }: Sight): boolean {
  return health.status === 'Suspended';
}

function shortStatus({ status: { id, sync, health } }: Sight) {
  return { id, sync, health };
}

function syncWord({ status: { sync } }: Sight): string {
  return sync;
}

function healthWord({ status: { health } }: Sight): string {
  return health.status;
}

function countsOf(sights: readonly Sight[], wordOf: (sight: Sight) => string): Record<string, number> {
  return Object.fromEntries([...groupBy(sights, wordOf)].map(([word, group]) => [word, group.length]));
}

function countsText(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([word, count]) => `${count} ${word}`)
    .join(', ');
}
