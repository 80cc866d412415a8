import { groupBy } from '../../../lib/group-by.ts';
import { kindOf, type Origin } from '../../../model/resource.ts';
import type { PlanDocument, PlannedChange } from '../../plan-document.ts';
import { driftTitle } from '../plan.ts';
import { isRemark, withheldFrom } from '../shown-change.ts';
import { code, prose } from './escape.ts';

/** The address of a line of a manifest on the forge; undefined where there is none. */
export type LinkTo = (origin: Origin) => string | undefined;

const mostFields = 5;

/** A row for each change, what differed before under a title of its own. */
export function changeTables(document: PlanDocument, changes: readonly PlannedChange[], linkTo: LinkTo): string {
  return apart(document, changes, (group) => {
    const rows = group.map((change) => {
      const { sign, note, id, origin } = change;
      const named = changedFields(change);
      const more = named.length > mostFields ? [`${named.length - mostFields} more`] : [];
      const fields = [...named.slice(0, mostFields).map(code), ...more].join(', ');
      return `| ${[code(sign), prose(note), code(id), fields, originText(origin, linkTo)].join(' | ')} |`;
    });
    return ['| | Action | Resource | Fields | File |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
  });
}

/** A line for each change. */
export function changeList(document: PlanDocument, changes: readonly PlannedChange[]): string {
  return apart(document, changes, (group) =>
    group.map(({ sign, note, id }) => `- ${code(sign)} ${code(id)} ${prose(note)}`).join('\n'),
  );
}

/** How many of each kind change in each way. */
export function changeCounts(document: PlanDocument, changes: readonly PlannedChange[]): string {
  return apart(document, changes, (group) => {
    const counts = groupBy(
      group,
      ({ action, held, id }) => `${held ? `${action}, held` : action} | ${prose(kindOf(id))}`,
    );
    const rows = [...counts].map(([label, { length }]) => `| ${label} | ${length} |`);
    return ['| Action | Kind | Count |', '| --- | --- | --- |', ...rows].join('\n');
  });
}

/** By the names under which the differences show them; all of a new resource's fields are new. */
function changedFields({ action, lines }: PlannedChange): string[] {
  if (action === 'create') return [];
  return lines
    .slice(0, withheldFrom(lines))
    .flatMap((line) => (isRemark(line) || line.sign === ' ' ? [] : [line.label]));
}

function apart(
  { base }: PlanDocument,
  changes: readonly PlannedChange[],
  textOf: (group: readonly PlannedChange[]) => string,
): string {
  const own = changes.filter(({ isDrift }) => !isDrift);
  const drifted = changes.filter(({ isDrift }) => isDrift);
  return [
    ...(own.length > 0 ? [textOf(own)] : []),
    ...(drifted.length > 0 ? [`**${driftTitle(base === undefined ? undefined : prose(base))}**`, textOf(drifted)] : []),
  ].join('\n\n');
}

function originText(origin: Origin | undefined, linkTo: LinkTo): string {
  if (!origin) return '';
  const text = code(`${origin.file}:${origin.line}`);
  const link = linkTo(origin);
  return link === undefined ? text : `[${text}](<${encodeURI(link).replace(/[<>\\|]/g, encodeURIComponent)}>)`;
}
