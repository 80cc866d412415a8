import { nearest } from "../lib/nearest.js";
import { exitCode } from "./exit-code.js";
import { pathsOr } from "./planning.js";
import { durationText } from "./print/duration.js";
import { visible } from "./print/visible.js";
import { counted } from "./print/words.js";
import { say } from "./run-command.js";
/** Opens the manifests of the configuration for looking, again and again. */
export async function openView(shell) {
    const workspace = await shell.openRuntime({ paths: pathsOr(shell, []) });
    return async () => {
        const startedAt = shell.clock.now();
        const callsBefore = workspace.runtime.calls();
        const report = await workspace.runtime.plan();
        const sights = sightsOf(report);
        const live = sights.filter(({ step }) => step.observed).length;
        const calls = workspace.runtime.calls() - callsBefore;
        const seconds = durationText(shell.clock.now() - startedAt);
        return {
            workspace,
            report,
            sights,
            read: `${counted(live, 'live resource')} in ${seconds}, ${counted(calls, 'call')}`,
        };
    };
}
/** Looks once, and says beside the result that manifests with errors are missing from it. */
export async function lookOnce(shell) {
    const view = await (await openView(shell))();
    const errors = view.report.problems.filter(({ severity }) => severity === 'error').length;
    if (errors > 0)
        say(shell, `${counted(errors, 'error')} in the manifests; \`evenkeel validate\` shows them.\n`);
    return view;
}
/** What to say when there is no such resource. */
export function notFound(id, { sights }) {
    const near = nearest(id, sights.map(({ status }) => status.id));
    return {
        title: `there is no resource ${visible(id)}`,
        code: exitCode.failed,
        rows: [['fix', near ? `did you mean ${visible(near)}?` : '`evenkeel get` lists them all']],
    };
}
function sightsOf({ plan, resources }) {
    const statuses = new Map(resources.map((status) => [status.id, status]));
    return plan.steps.flatMap((step) => {
        const status = statuses.get(step.change.id);
        return status ? [{ status, step }] : [];
    });
}
