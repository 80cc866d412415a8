import { visible } from '../../lib/visible.ts';
import type { PlanDocument, PlannedChange } from '../plan-document.ts';
import { changeLines, type Headline, headlineOf } from './change-text.ts';
import type { Palette } from './colour.ts';
import { adoptionText, isMereAdoption, matchText } from './mere-adoption.ts';
import { costText, orderText, summaryText } from './plan-summary.ts';
import { isRemark } from './shown-change.ts';

/** How a plan is shown. */
export interface PlanView {
  readonly paints: Palette;
  /** List the fields of new resources too. */
  readonly showsNew: boolean;
}

/** True for what a plan changes, holds or does not know, as against what is only listed. */
export function isDifference({ action, held }: PlannedChange): boolean {
  return action !== 'none' || held !== undefined;
}

/** How many resources a plan is about. */
export function resourceCount({ summary }: PlanDocument): number {
  return Object.values(summary).reduce((sum, count) => sum + count, 0);
}

/** The changes of a plan, one block each, with their summary. */
export function planText(document: PlanDocument, view: PlanView): string {
  const { changes } = document;
  const own = blocksOf(
    changes.filter(({ isDrift }) => !isDrift),
    view,
  );
  const drifted = driftText(document, view);
  const differences = changes.filter(isDifference);
  if (differences.length === 0) return `${own.join('')}${noChanges(document, view)}\n`;
  if (differences.every(isMereAdoption)) return `${own.join('')}\n${onlyAdoptions(document, view)}\n`;
  const newOnes = changes.filter(({ action, held }) => action === 'create' && !held).length;
  const named = newOnes === 1 ? 'the new resource' : 'new resources';
  const hint =
    newOnes > 0 && !view.showsNew ? [view.paints.dim(`The fields of ${named} are left out; -v shows them.`), ''] : [];
  const ending = [summaryText(document, view.paints), orderText(document), costText(document), offlineText(document)];
  return `${own.join('')}${drifted}\n${[...hint, ...ending.filter((line) => line !== '')].join('\n')}\n`;
}

/** The title of what differs from Git without the author's doing. */
export function driftTitle(base: string | undefined): string {
  return base === undefined
    ? 'Drift (live differs from Git, and Git did not change)'
    : `Drift (live differs from ${visible(base)} already, and nothing here changes it)`;
}

/** What somebody changed on AWS stands apart from what the author of the manifests changes. */
function driftText({ changes, base }: PlanDocument, view: PlanView): string {
  const drifted = changes.filter(({ isDrift }) => isDrift);
  if (drifted.length === 0) return '';
  const air = drifted.length < changes.length ? '\n' : '';
  return `${air}${view.paints.bold(driftTitle(base))}\n${blocksOf(drifted, view).join('')}`;
}

/** What must be known about a plan that was made without AWS; empty for any other. */
export function offlineText({ offline, base }: PlanDocument): string {
  if (!offline) return '';
  return `Offline: this is what changes if AWS is as ${visible(base ?? '')} says. What differs there already is not known.`;
}

function noChanges(document: PlanDocument, { paints }: PlanView): string {
  const count = resourceCount(document);
  if (document.offline) return `${paints.green('No changes.')} ${offlineText(document)}`;
  if (count === 0) return 'No changes. There are no resources.';
  return `${paints.green('No changes.')} ${matchText(count)} ${visible(document.source.revision)}.`;
}

function onlyAdoptions(document: PlanDocument, { paints }: PlanView): string {
  const count = resourceCount(document);
  const adopted = adoptionText(document.changes.filter(isMereAdoption).length, count);
  const title = `${paints.green('No changes.')} ${matchText(count)} ${visible(document.source.revision)}; ${adopted}.`;
  return `${title}\n${costText(document)}`;
}

function blocksOf(shown: readonly PlannedChange[], { paints, showsNew }: PlanView): string[] {
  const heads = shown.map((change) => headlineOf(change, paints));
  const idWidth = Math.min(44, Math.max(24, ...heads.map(({ id }) => id.length + 2)));
  const noteWidth = Math.min(52, Math.max(24, ...heads.map(({ note }) => note.length + 2)));
  const bodies = shown.map((change) => {
    const isBrief = change.action === 'create' && !showsNew;
    return changeLines(isBrief ? { lines: change.lines.filter(isRemark) } : change, paints);
  });
  // Air around blocks with a body; a run of one-liners reads as a table.
  return heads.map((head, index) => {
    const [body = [], before = []] = [bodies[index], bodies[index - 1]];
    const needsAir = index > 0 && (body.length > 0 || before.length > 0);
    return `${needsAir ? '\n' : ''}${[headlineText(head, { idWidth, noteWidth }, paints), ...body].join('\n')}\n`;
  });
}

function headlineText(
  { sign, paint, id, note, origin }: Headline,
  { idWidth, noteWidth }: { idWidth: number; noteWidth: number },
  paints: Palette,
): string {
  const padded = `${' '.repeat(3 - sign.length)}${paint(sign)} ${paints.bold(id)}${' '.repeat(Math.max(1, idWidth - id.length))}`;
  return `${padded}${paint(note)}${' '.repeat(Math.max(2, noteWidth - note.length))}${paints.dim(origin)}`.trimEnd();
}
