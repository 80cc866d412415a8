import { nearest } from "../lib/nearest.js";
import { failureClass } from "../model/failure.js";
import { exitCode } from "./exit-code.js";
import { palette } from "./print/colour.js";
import { durationText } from "./print/duration.js";
import { isKept } from "./print/plan-summary.js";
import { problemCounts, problemTexts } from "./print/problem.js";
import { visible } from "./print/visible.js";
import { counted } from "./print/words.js";
import { resourceIdArgument } from "./resource-argument.js";
import { complain, interruptedCode } from "./run-command.js";
/** The given paths, or those of the configuration. */
export function pathsOr({ config }, paths) {
    return paths.length > 0 ? paths : config.values.manifests;
}
/** Reads and checks the manifests; an exit code when they have errors, which are then printed. */
export async function readManifests(shell, options) {
    const workspace = await shell.openRuntime({ ...options, paths: pathsOr(shell, options.paths) });
    const checked = await workspace.runtime.check();
    const code = reportProblems(shell, workspace, checked.problems, checked.documents);
    return code ?? { workspace, checked };
}
/** Plans; an exit code when that is impossible, and why is then printed. */
export async function makePlan(shell, request) {
    const manifests = await readManifests(shell, request);
    if (typeof manifests === 'number')
        return manifests;
    const { workspace, checked } = manifests;
    const { runtime } = workspace;
    const ids = request.targets.map((target) => resourceIdArgument(target, runtime.registry));
    const unread = ids.find((id) => typeof id !== 'string');
    if (unread)
        return complain(shell, unread);
    const targets = ids.length > 0 ? ids : undefined;
    const clock = request.clock ?? shell.clock;
    const startedAt = clock.now();
    const report = await runtime.plan({ prune: request.prune, ...(targets ? { targets } : {}) });
    if (shell.signal.aborted)
        return interruptedCode(shell);
    const late = report.problems.filter((problem) => !checked.problems.some(isSame(problem)));
    const code = reportProblems(shell, workspace, late, checked.documents) ?? unknownTarget(shell, targets, { report, checked });
    if (code !== undefined)
        return code;
    const live = report.plan.steps.filter(({ observed }) => observed).length;
    const read = `${counted(live, 'live resource')} in ${durationText(clock.now() - startedAt)}, ${counted(runtime.calls(), 'call')}`;
    return { workspace, report, targets, prune: request.prune, read };
}
/** True for a step that somebody wants to happen: a change, or what is held although it should not stay so. */
export function isWanted({ change }) {
    if (change.op === 'none')
        return change.held !== undefined;
    return !isKept(change.held?.reason);
}
/** Says that resources could not be read, and gives the exit code; nothing when all could. */
export function reportUnread(shell, steps) {
    const failures = steps.flatMap(({ change }) => (change.op === 'none' && change.held ? [change.held] : []));
    const unread = failures.filter((failure) => failureClass(failure) !== 'held');
    if (unread.length === 0)
        return undefined;
    const code = unread.some((failure) => failureClass(failure) === 'denied') ? exitCode.denied : exitCode.failed;
    return complain(shell, { title: `${counted(unread.length, 'resource')} could not be read`, code, rows: [] });
}
function reportProblems(shell, { frameOf }, problems, documents) {
    const hasErrors = problems.some(({ severity }) => severity === 'error');
    const shown = shell.config.values.quiet ? problems.filter(({ severity }) => severity === 'error') : problems;
    shell.stderr.write(problemTexts(shown, frameOf, palette(shell.stderr.colour)));
    if (!hasErrors)
        return undefined;
    shell.stderr.write(`${problemCounts(problems)} in ${counted(documents, 'document')} (exit ${exitCode.invalid})\n`);
    return exitCode.invalid;
}
function isSame(problem) {
    return (other) => other.message === problem.message &&
        other.origin?.file === problem.origin?.file &&
        other.origin?.line === problem.origin?.line;
}
function unknownTarget(shell, targets, { report, checked }) {
    const known = new Set([
        ...report.plan.steps.map(({ change }) => change.id),
        ...checked.manifests.map(({ id }) => id),
    ]);
    const unknown = targets?.find((target) => !known.has(target));
    if (unknown === undefined)
        return undefined;
    const near = nearest(unknown, known);
    return complain(shell, {
        title: `there is no resource ${visible(unknown)}`,
        code: exitCode.usage,
        rows: [['fix', near ? `did you mean ${visible(near)}?` : '`evenkeel get` lists them all']],
    });
}
