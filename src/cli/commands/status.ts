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
  const { place, revision } = report.plan;
  const header = headerText({ paths: workspace.paths, revision, place, read }, paints);
  const counts = [
    `${paints.dim('sync')}     ${countsText(countsOf(sights, syncWord))}`,
    `${paints.dim('health')}   ${countsText(countsOf(sights, healthWord))}`,
  ];
  const attention = sights.filter(needsAttention);
  const list = resourceTable(attention, { isOneKind: false, isWide: false }, paints);
  const ending =
    attention.length === 0
      ? paints.green(`All is well: ${counted(sights.length, 'resource')} in sync and healthy.`)
      : `${paints.bold(`${counted(attention.length, 'resource')} not in sync or not healthy`)}\n${list.trimEnd()}`;
  return sights.length === 0 ? `${header}\nThere are no resources.\n` : `${header}${counts.join('\n')}\n\n${ending}\n`;
}

function statusJson({ sights, report }: View): string {
  const { place, revision, whole } = report.plan;
  return jsonDocument('Status', {
    source: { revision, whole },
    place: place && { account: place.account, region: place.region },
    counts: { sync: countsOf(sights, syncWord), health: countsOf(sights, healthWord) },
    problems: report.problems,
    attention: sights.filter(needsAttention).map(({ status: { id, sync, health } }) => ({ id, sync, health })),
  });
}

function needsAttention({ status: { sync, health } }: Sight): boolean {
  return sync !== 'Synced' || (health.status !== 'Healthy' && health.status !== 'Suspended');
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
