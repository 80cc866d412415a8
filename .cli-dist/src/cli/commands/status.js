import { groupBy } from "../../lib/group-by.js";
import { exitCode } from "../exit-code.js";
import { lookOnce } from "../looking.js";
import { palette } from "../print/colour.js";
import { headerText } from "../print/header.js";
import { jsonDocument } from "../print/json.js";
import { resourceTable } from "../print/resource-table.js";
import { counted } from "../print/words.js";
/** How everything is, and what needs somebody's attention. */
export async function status(shell, { output }) {
    const view = await lookOnce(shell);
    shell.stdout.write(output === 'json' ? statusJson(view) : statusText(view, palette(shell.stdout.colour)));
    return exitCode.ok;
}
function statusText({ sights, workspace, report, read }, paints) {
    const { place, revision } = report.plan;
    const header = headerText({ paths: workspace.paths, revision, place, read }, paints);
    const counts = [
        `${paints.dim('sync')}     ${countsText(countsOf(sights, syncWord))}`,
        `${paints.dim('health')}   ${countsText(countsOf(sights, healthWord))}`,
    ];
    const attention = sights.filter(needsAttention);
    const list = resourceTable(attention, { isOneKind: false, isWide: false }, paints);
    const ending = attention.length === 0
        ? paints.green(`All is well: ${counted(sights.length, 'resource')} in sync and healthy.`)
        : `${paints.bold(`${counted(attention.length, 'resource')} not in sync or not healthy`)}\n${list.trimEnd()}`;
    return sights.length === 0 ? `${header}\nThere are no resources.\n` : `${header}${counts.join('\n')}\n\n${ending}\n`;
}
function statusJson({ sights, report }) {
    const { place, revision, whole } = report.plan;
    return jsonDocument('Status', {
        source: { revision, whole },
        place: place && { account: place.account, region: place.region },
        counts: { sync: countsOf(sights, syncWord), health: countsOf(sights, healthWord) },
        problems: report.problems,
        attention: sights.filter(needsAttention).map(({ status: { id, sync, health } }) => ({ id, sync, health })),
    });
}
function needsAttention({ status: { sync, health } }) {
    return sync !== 'Synced' || (health.status !== 'Healthy' && health.status !== 'Suspended');
}
function syncWord({ status: { sync } }) {
    return sync;
}
function healthWord({ status: { health } }) {
    return health.status;
}
function countsOf(sights, wordOf) {
    return Object.fromEntries([...groupBy(sights, wordOf)].map(([word, group]) => [word, group.length]));
}
function countsText(counts) {
    return Object.entries(counts)
        .map(([word, count]) => `${count} ${word}`)
        .join(', ');
}
