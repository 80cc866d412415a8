import { visible } from '../../lib/visible.ts';
import { pathText } from '../../model/change.ts';
import type { Step } from '../../model/plan.ts';
import type { PlanDocument } from '../plan-document.ts';
import { changeBody, headline } from './change.ts';
import { palette } from './colour.ts';
import { adoptionText, isMereAdoption, matchText } from './mere-adoption.ts';
import { driftTitle, isShown } from './plan.ts';
import { costText, orderText, summaryText } from './plan-summary.ts';
import { shownFields } from './redact.ts';

/** A comment on GitHub may have 65,536 characters; the rest is room for what is put around it. */
const budget = 60_000;
const plain = palette(false);
const diffSigns: Readonly<Record<string, string>> = { '~': '!', '-/+': '!', '?': ' ' };

/** The plan for a pull request: a table, destructive changes first, and the differences folded; shorter when it would not fit. */
export function planMarkdown(steps: readonly Step[], document: PlanDocument): string {
  const shown = steps.filter(isShown).sort((left, right) => destruction(right) - destruction(left));
  const footer = footerText(document);
  if (shown.length === 0) return `**No changes.** ${matchText(steps.length)}.\n\n${footer}\n`;
  const summary = titleOf(steps, shown);
  const ending = [orderText(steps), costText(steps)].filter((line) => line !== '').map(code);
  const drifted = shown.filter(({ change }) => change.isDrift);
  const table = tablesText(shown, drifted, document.base);
  const lengths = [
    [summary, caution(shown), table, details(shown, steps, document), ...ending, footer],
    [summary, caution(shown), table, 'The differences are too long to be shown here.', footer],
    [summary, `${shown.length} resources change; the list is too long to be shown here.`, footer],
  ].map((parts) => `${parts.filter((part) => part !== '').join('\n\n')}\n`);
  return lengths.find((text) => text.length <= budget) ?? lengths.at(-1) ?? '';
}

function titleOf(steps: readonly Step[], shown: readonly Step[]): string {
  if (!shown.every(isMereAdoption)) return summaryText(steps, plain).replace('Plan:', '**Plan:**');
  return `**No changes.** ${matchText(steps.length)}; ${adoptionText(shown.length, steps.length)}.`;
}

function destruction({ change: { op, held } }: Step): number {
  if (held) return 0;
  return op === 'prune' ? 2 : op === 'replace' ? 1 : 0;
}

function caution(steps: readonly Step[]): string {
  const destructive = steps.filter((step) => destruction(step) > 0);
  if (destructive.length === 0) return '';
  const lines = destructive.map(
    ({ change }) => `> - ${code(change.id)} is ${change.op === 'prune' ? 'destroyed' : 'deleted and created again'}`,
  );
  return ['> [!CAUTION]', ...lines].join('\n');
}

/** What the author does comes first; what differed before stands under its own title. */
function tablesText(shown: readonly Step[], drifted: readonly Step[], base: string | undefined): string {
  const own = shown.filter((step) => !drifted.includes(step));
  const drift = drifted.length > 0 ? [`**${cell(driftTitle(base))}**`, tableText(drifted)] : [];
  return [...(own.length > 0 ? [tableText(own)] : []), ...drift].join('\n\n');
}

function tableText(steps: readonly Step[]): string {
  const rows = steps.map((step) => {
    const { sign, id, note, origin } = headline(step, plain);
    const fields = step.change.op === 'create' ? [] : shownFields(step).map(({ path }) => pathText(path));
    const changed = fields
      .filter((path) => !path.startsWith('ownership'))
      .slice(0, 5)
      .map(code);
    const more = fields.length > 5 ? [`${fields.length - 5} more`] : [];
    return `| ${code(sign)} | ${cell(note)} | ${code(id)} | ${[...changed, ...more].join(', ')} | ${origin ? code(origin) : ''} |`;
  });
  return ['| | Action | Resource | Fields | File |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

function details(shown: readonly Step[], all: readonly Step[], { place }: PlanDocument): string {
  const blocks = shown.map((step) => {
    const { sign, id, note } = headline(step, plain);
    const body = changeBody(step, {
      paints: plain,
      place: place && { ...place, partition: 'aws' },
      showsNew: true,
      dependants: all.filter(({ change }) => change.after.includes(step.change.id)).map(({ change }) => change.id),
    });
    return [`${diffSigns[sign] ?? sign} ${id}  ${note}`, ...body.map(diffLine)].join('\n');
  });
  return `<details><summary>Differences</summary>\n\n\`\`\`\`diff\n${blocks.join('\n\n')}\n\`\`\`\`\n\n</details>`;
}

/** The sign goes to the first column, where GitHub looks for it. */
function diffLine(line: string): string {
  const sign = line.charAt(6);
  return `${(diffSigns[sign] ?? sign) || ' '} ${line.slice(8)}`.trimEnd();
}

function footerText({ place, source, hash }: PlanDocument): string {
  const where = place ? `account ${code(place.account)} in ${code(place.region)}, ` : '';
  return `${where}manifests ${code(source.revision)}, plan ${code(hash.slice(0, 12))}`;
}

function code(text: string): string {
  return `\`${visible(text).replaceAll('`', "'").replaceAll('|', '\\|')}\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
