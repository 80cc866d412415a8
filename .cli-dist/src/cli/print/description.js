import { changeBody, headline } from "./change.js";
import { healthPaint, syncPaint } from "./colour.js";
import { withoutSecrets } from "./redact.js";
import { tableText } from "./table.js";
import { visible } from "./visible.js";
/** Everything about one resource: where it stands, why, what differs, and what AWS has. */
export async function descriptionText(sight, view, paints) {
    const { status, step } = sight;
    const sections = [
        `${paints.bold(visible(status.id))}  ${paints.dim(step.kind.summary)}\n${factLines(sight, paints)}`,
        `${paints.bold('Conditions')}\n${conditionTable(status.conditions, paints)}`,
        differenceText(sight, view, paints),
        await specText(sight, paints),
    ];
    return sections.filter((section) => section !== '').join('\n');
}
function factLines({ status, step }, paints) {
    const { observed, change } = step;
    const { origin, sync, health } = status;
    const columns = observed ? Object.entries(step.kind.columns(observed)) : [];
    const attributes = Object.entries(observed?.attributes ?? {});
    const rows = [
        ['sync', syncPaint(sync, paints)(sync)],
        [
            'health',
            `${healthPaint(health.status, paints)(health.status)}${health.message ? `  ${visible(health.message)}` : ''}`,
        ],
        ...(origin ? [['manifest', `${visible(origin.file)}:${origin.line}`]] : []),
        ...columns.map(([name, text]) => [spaced(name), visible(text)]),
        ...attributes.map(([name, text]) => [name, visible(text)]),
        ...(change.after.length > 0 ? [['refers to', change.after.map(visible).join(', ')]] : []),
    ];
    const width = Math.max(...rows.map(([label]) => label.length));
    return rows.map(([label, text]) => `  ${paints.dim(label.padEnd(width))}  ${text}\n`).join('');
}
function conditionTable(conditions, paints) {
    const rows = conditions.map(({ type, status, reason, message }) => [
        { text: `  ${type}` },
        { text: status ? 'True' : 'False' },
        { text: reason },
        { text: visible(message.split('\n')[0] ?? '') },
    ]);
    return tableText(['  TYPE', 'STATUS', 'REASON', 'MESSAGE'], rows, paints);
}
function differenceText({ step }, { report }, paints) {
    const { change } = step;
    if (change.op === 'none' && !change.held)
        return '';
    const { note, sign, paint } = headline(step, paints);
    const body = changeBody(step, { paints, place: report.plan.place, showsNew: true, dependants: [] });
    return `${paints.bold('Plan')}\n  ${paint(`${sign} ${note}`)}\n${body.map((line) => `${line.slice(2)}\n`).join('')}`;
}
async function specText({ step }, paints) {
    if (!step.observed)
        return '';
    const { stringify } = await import('yaml');
    const lines = stringify(withoutSecrets(step.observed.spec, step.kind), { lineWidth: 0 }).trimEnd().split('\n');
    return `${paints.bold('Spec on AWS')}\n${lines.map((line) => `  ${visible(line)}\n`).join('')}`;
}
function spaced(name) {
    return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
