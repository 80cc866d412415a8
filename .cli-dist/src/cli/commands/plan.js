import { exitCode } from "../exit-code.js";
import { planDocument, planJson } from "../plan-document.js";
import { isWanted, makePlan, reportUnread } from "../planning.js";
import { palette } from "../print/colour.js";
import { headerText } from "../print/header.js";
import { planText } from "../print/plan.js";
import { planMarkdown } from "../print/plan-markdown.js";
import { say } from "../run-command.js";
import { planOffline } from "./plan-offline.js";
/** Says what `apply` would do. */
export async function plan(shell, request) {
    if (request.offline)
        return planOffline(shell, request);
    const { prune } = shell.config.values;
    const planned = await makePlan(shell, { paths: request.paths, targets: request.targets, prune });
    if (typeof planned === 'number')
        return planned;
    shell.stdout.write(planOutput(shell, planned, request));
    if (request.out !== undefined)
        await save(shell, planned, request.out);
    const { steps } = planned.report.plan;
    return reportUnread(shell, steps) ?? (request.exitCode && steps.some(isWanted) ? exitCode.changes : exitCode.ok);
}
/** The plan with what it was made from, for people. */
export function planWithHeader(shell, planned, showsUnchanged = false) {
    const { plan: found } = planned.report;
    const paints = palette(shell.stdout.colour);
    const { place, revision, steps } = found;
    const header = headerText({ paths: planned.workspace.paths, revision, place, read: planned.read }, paints);
    const view = { paints, place, revision, showsUnchanged, showsNew: shell.config.values.verbose };
    return `${header}\n${planText(steps, view)}`;
}
function planOutput(shell, planned, { output, showUnchanged }) {
    if (output === 'text')
        return planWithHeader(shell, planned, showUnchanged);
    const document = documentOf(shell, planned);
    return output === 'json' ? planJson(document) : planMarkdown(planned.report.plan.steps, document);
}
function documentOf({ config }, { report, targets, workspace }) {
    const { owner, prune } = config.values;
    return planDocument(report, { paths: workspace.paths, targets: targets ?? [], prune, owner });
}
async function save(shell, planned, file) {
    await shell.writeText(file, planJson(documentOf(shell, planned)));
    say(shell, `\nSaved. To do exactly this:  evenkeel apply ${file}\n`);
}
