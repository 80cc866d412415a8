import { visible } from '../../lib/visible.ts';
import type { Step } from '../../model/plan.ts';
import type { Place } from '../../model/resource.ts';
import { changeBody, type Headline, headline } from './change.ts';
import type { Palette } from './colour.ts';
import { adoptionText, isMereAdoption, matchText } from './mere-adoption.ts';
import { costText, orderText, summaryText } from './plan-summary.ts';

/** How a plan is shown. */
export interface PlanView {
  readonly paints: Palette;
  readonly place: Place | undefined;
  readonly revision: string;
  /** List also what does not change. */
  readonly showsUnchanged: boolean;
  /** List the fields of new resources too. */
  readonly showsNew: boolean;
  /** The commit that drift is told apart by; without it, what a controller found. */
  readonly base?: string;
}

/** True for a step that a reader of the plan must see. */
export function isShown({ change }: Step): boolean {
  return change.op !== 'none' || change.held !== undefined;
}

/** The changes of a plan, one block each, with their summary. */
export function planText(steps: readonly Step[], view: PlanView): string {
  const shown = steps.filter((step) => isShown(step) || view.showsUnchanged);
  const blocks = blocksOf(
    shown.filter(({ change }) => !change.isDrift),
    steps,
    view,
  );
  const drifted = driftText(shown, steps, view);
  if (!steps.some(isShown)) return `${blocks.join('')}${noChanges(steps.length, view)}\n`;
  if (steps.filter(isShown).every(isMereAdoption)) return `${blocks.join('')}\n${onlyAdoptions(steps, view)}\n`;
  const newOnes = steps.filter(({ change }) => change.op === 'create' && !change.held).length;
  const hint =
    newOnes > 0 && !view.showsNew
      ? [
          view.paints.dim(
            `The fields of ${newOnes === 1 ? 'the new resource' : 'new resources'} are left out; -v shows them.`,
          ),
          '',
        ]
      : [];
  const ending = [summaryText(steps, view.paints), orderText(steps), costText(steps)].filter((line) => line !== '');
  return `${blocks.join('')}${drifted}\n${[...hint, ...ending].join('\n')}\n`;
}

/** The title of what differs from Git without the author's doing. */
export function driftTitle(base: string | undefined): string {
  return base === undefined
    ? 'Drift (live differs from Git, and Git did not change)'
    : `Drift (live differs from ${visible(base)} already, and nothing here changes it)`;
}

/** What somebody changed on AWS stands apart from what the author of the manifests changes. */
function driftText(shown: readonly Step[], all: readonly Step[], view: PlanView): string {
  const drifted = shown.filter(({ change }) => change.isDrift);
  if (drifted.length === 0) return '';
  const air = drifted.length < shown.length ? '\n' : '';
  const title = view.paints.bold(driftTitle(view.base));
  return `${air}${title}\n${blocksOf(drifted, all, view).join('')}`;
}

function noChanges(count: number, { paints, revision }: PlanView): string {
  if (count === 0) return 'No changes. There are no resources.';
  return `${paints.green('No changes.')} ${matchText(count)} ${visible(revision)}.`;
}

function onlyAdoptions(steps: readonly Step[], { paints, revision }: PlanView): string {
  const adopted = adoptionText(steps.filter(isMereAdoption).length, steps.length);
  const title = `${paints.green('No changes.')} ${matchText(steps.length)} ${visible(revision)}; ${adopted}.`;
  return `${title}\n${costText(steps)}`;
}

function blocksOf(shown: readonly Step[], all: readonly Step[], view: PlanView): string[] {
  const lines = shown.map((step) => headline(step, view.paints));
  const idWidth = Math.min(44, Math.max(24, ...lines.map(({ id }) => id.length + 2)));
  const noteWidth = Math.min(52, Math.max(24, ...lines.map(({ note }) => note.length + 2)));
  const texts = shown.map((step, index) => {
    const first = lines[index];
    const body = changeBody(step, {
      paints: view.paints,
      place: view.place,
      showsNew: view.showsNew,
      dependants: all.filter(({ change }) => change.after.includes(step.change.id)).map(({ change }) => change.id),
    });
    const title = first ? headlineText(first, { idWidth, noteWidth }, view.paints) : '';
    return { title, body };
  });
  // Air around blocks with a body; a run of one-liners reads as a table.
  return texts.map(({ title, body }, index) => {
    const needsAir = index > 0 && (body.length > 0 || (texts[index - 1]?.body.length ?? 0) > 0);
    return `${needsAir ? '\n' : ''}${[title, ...body].join('\n')}\n`;
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
