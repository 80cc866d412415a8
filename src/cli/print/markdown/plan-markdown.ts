import type { PlanDocument, PlannedChange } from '../../plan-document.ts';
import { palette } from '../colour.ts';
import { adoptionText, isMereAdoption, matchText } from '../mere-adoption.ts';
import { isDifference, offlineText, resourceCount } from '../plan.ts';
import { costText, orderText, summaryText } from '../plan-summary.ts';
import { briefCautionText, cautionText, cutCautionText, isDestructive } from './destruction.ts';
import { briefDifferencesText, differencesText } from './differences.ts';
import { code, prose } from './escape.ts';
import { type Flavour, type FlavourName, flavours } from './flavour.ts';
import { changeCounts, changeList, changeTables, type LinkTo } from './tables.ts';

/** How a plan is written for a forge. */
export interface MarkdownOptions {
  readonly flavour: FlavourName;
  readonly linkTo?: LinkTo;
}

const plain = palette(false);
/** A shell can write out thousands. */
const mostPaths = 5;
const shortened = '_Shortened, because all of it would be too long here; the saved plan has the rest._';

/**
 * The plan for a pull request, made of the document alone: what is destroyed, a table, the differences folded. What does not fit is
 * told in fewer words, from less detail on to mere counts; whatever is destroyed is named as long as names fit at all.
 */
export function planMarkdown(
  document: PlanDocument,
  { flavour: name, linkTo = () => undefined }: MarkdownOptions,
): string {
  const flavour: Flavour = flavours[name];
  const changes = [...document.changes].filter(isDifference).sort(byDestruction);
  const frame = { title: titleText(document, changes), footer: footerText(document) };
  if (changes.length === 0) return joined([frame.title, frame.footer]);
  for (const level of levels) {
    const text = joined([frame.title, ...level({ document, changes, flavour, linkTo }), frame.footer]);
    if (text.length <= flavour.budget) return text;
  }
  const room = flavour.budget - joined([frame.title, shortened, frame.footer]).length - 1_000;
  return joined([frame.title, cutCautionText(changes, flavour, room), shortened, frame.footer]);
}

interface View {
  readonly document: PlanDocument;
  readonly changes: readonly PlannedChange[];
  readonly flavour: Flavour;
  readonly linkTo: LinkTo;
}

/** From all there is to read to what must be read. */
const levels: readonly ((view: View) => readonly string[])[] = [
  (view) => [...head(view), differencesText(view.changes, view.flavour), ...ending(view)],
  (view) => [...head(view), briefDifferencesText(view.changes, view.flavour, 12), ...ending(view), shortened],
  (view) => [...head(view), briefDifferencesText(view.changes, view.flavour, 3), ...ending(view), shortened],
  (view) => [...head(view), ...ending(view), shortened],
  ({ document, changes, flavour }) => [cautionText(changes, flavour), changeList(document, changes), shortened],
  ({ document, changes, flavour }) => [briefCautionText(changes, flavour), changeCounts(document, changes), shortened],
];

function head({ document, changes, flavour, linkTo }: View): string[] {
  return [cautionText(changes, flavour), changeTables(document, changes, linkTo)];
}

function ending({ document }: View): string[] {
  return [orderText(document), costText(document)].map((line) => (line === '' ? '' : code(line)));
}

function byDestruction(left: PlannedChange, right: PlannedChange): number {
  return Number(isDestructive(right)) - Number(isDestructive(left));
}

function titleText(document: PlanDocument, changes: readonly PlannedChange[]): string {
  const { paths, env } = document.request;
  const names = [...(env === undefined ? [] : [env]), ...paths.slice(0, mostPaths)];
  const more = paths.length > mostPaths ? ` and ${paths.length - mostPaths} more` : '';
  return `### evenkeel plan: ${names.map(code).join(' ')}${more}\n\n${verdictText(document, changes)}`;
}

function verdictText(document: PlanDocument, changes: readonly PlannedChange[]): string {
  const count = resourceCount(document);
  const offline = document.offline ? `\n\n${prose(offlineText(document))}` : '';
  if (changes.length === 0) return `**No changes.**${document.offline ? offline : ` ${matchText(count)}.`}`;
  if (changes.every(isMereAdoption))
    return `**No changes.** ${matchText(count)}; ${adoptionText(changes.length, count)}.`;
  return `${summaryText(document, plain).replace('Plan:', '**Plan:**')}${offline}`;
}

function footerText({ place, source, base, hash }: PlanDocument): string {
  const where = place ? `account ${code(place.account)} in ${code(place.region)}, ` : '';
  const heads = base === undefined ? code(source.revision) : `${code(source.revision)} against ${code(base)}`;
  return `${where}manifests ${heads}, plan ${code(hash.slice(0, 12))}`;
}

function joined(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
