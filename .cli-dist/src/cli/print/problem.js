import { failureTable } from "../../model/failure.js";
import { block } from "./block.js";
import { visible } from "./visible.js";
import { counted } from "./words.js";
/** One problem: what is wrong, where with its line, and how to mend it. */
export function problemText(problem, frameOf, paints) {
    const { origin } = problem;
    const frame = origin && frameOf(origin, problem.length);
    const title = problem.severity === 'error' ? paints.red('Error:') : paints.yellow('Warning:');
    const place = origin ? [`${visible(origin.file)}:${origin.line}:${origin.column}`] : [];
    const marked = frame ? framed(frame, problem, paints) : [];
    const rows = [...place, ...marked, ...advice(problem, frame !== undefined)];
    return block(`${paints.bold(title)} ${visible(problem.message)}`, rows, paints);
}
/** All problems, errors last so that they stand where the eye is; empty when there are none. */
export function problemTexts(problems, frameOf, paints) {
    const ordered = [...problems].sort((left, right) => severityRank(left) - severityRank(right));
    return ordered.map((problem) => `${problemText(problem, frameOf, paints)}\n`).join('');
}
/** `1 error and 2 warnings`; empty when there is nothing to count. */
export function problemCounts(problems) {
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    const warnings = problems.length - errors;
    const counts = [errors > 0 ? counted(errors, 'error') : '', warnings > 0 ? counted(warnings, 'warning') : ''];
    return counts.filter((count) => count !== '').join(' and ');
}
function framed({ lineNumber, text, column, length }, { suggestion }, paints) {
    const gutter = String(lineNumber).padStart(3);
    const carets = ' '.repeat(gutter.length + 2 + column) + paints.red('^'.repeat(length));
    return [
        `${paints.dim(`${gutter} |`)} ${text}`,
        suggestion ? `${carets} ${paints.cyan(visible(suggestion))}` : carets,
    ];
}
function advice({ see, suggestion, reason }, isFramed) {
    const shown = suggestion && !isFramed ? [['fix', visible(suggestion)]] : [];
    if (see)
        return [...shown, ['see', visible(see)]];
    return shown.length > 0 ? shown : [['fix', failureTable[reason].remedy]];
}
function severityRank({ severity }) {
    return severity === 'error' ? 1 : 0;
}
