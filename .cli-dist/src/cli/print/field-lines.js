import { pathText } from "../../model/change.js";
import { fieldTree } from "./field-tree.js";
import { sensitive } from "./redact.js";
import { pairTexts, valueText } from "./value.js";
import { visible } from "./visible.js";
/** Labels longer than this do not push the values of all others to the right. */
const widestLabel = 40;
const narrowestLabel = 24;
/** The changed fields, one per line below what they stand in, values in one column. */
export function fieldLines(fields, context, paints) {
    const lines = fieldTree(fields).flatMap((branch) => linesOf(branch, { path: [], depth: 0, context }));
    const widths = lines
        .filter(({ value }) => value !== undefined)
        .map(({ depth, label }) => 2 * depth + label.length)
        .filter((width) => width <= widestLabel);
    const width = Math.max(narrowestLabel, ...widths);
    return lines.map((line) => lineText(line, width, paints));
}
function linesOf(given, { path, depth, context }) {
    const { branch, steps } = mergeChain(given);
    const label = labelOf(steps);
    if (branch.change)
        return [{ depth, label, ...leafOf(branch.change, context.place) }];
    const here = [...path, ...steps];
    const below = branch.children.flatMap((child) => linesOf(child, { path: here, depth: depth + 1, context }));
    const comment = context.unchanged(here, branch);
    const ending = comment ? [{ sign: ' ', depth: depth + 1, label: '', comment }] : [];
    return [{ sign: ' ', depth, label }, ...below, ...ending];
}
/** A group of one is not worth a line of its own. */
function mergeChain(given) {
    const steps = [given.step];
    let branch = given;
    for (let [only, ...others] = branch.children; only && others.length === 0; [only, ...others] = branch.children) {
        steps.push(only.step);
        branch = only;
    }
    return { branch, steps };
}
function labelOf([first = '', ...rest]) {
    const isKey = first.startsWith('[') && !/^\[\d+\]$/.test(first);
    return visible(pathText([isKey ? first.slice(1, -1) : first, ...rest]));
}
function leafOf(change, place) {
    const { before, after, mode } = change;
    const comment = mode === 'replace' ? { comment: 'forces replacement' } : {};
    if (change.sensitive)
        return { ...sensitiveLeaf(before, after), ...comment };
    if (before === undefined)
        return { sign: '+', value: after === undefined ? '' : valueText(after, place), ...comment };
    if (after === undefined)
        return { sign: '-', value: valueText(before, place), ...comment };
    return { sign: '~', value: pairTexts(before, after, place).join(' -> '), ...comment };
}
function sensitiveLeaf(before, after) {
    if (before === undefined)
        return { sign: '+', value: sensitive };
    return after === undefined ? { sign: '-', value: sensitive } : { sign: '~', value: '(sensitive, changed)' };
}
function lineText({ sign, depth, label, value, comment }, width, paints) {
    const signs = {
        '+': paints.green,
        '-': paints.red,
        '~': paints.yellow,
        ' ': paints.dim,
    };
    const indent = '  '.repeat(depth);
    const remark = comment ? paints.dim(`# ${comment}`) : '';
    if (value === undefined)
        return `      ${sign} ${indent}${label}${remark}`.trimEnd();
    const name = `${indent}${label}`.padEnd(width);
    return `      ${signs[sign](sign)} ${name}  ${value}${remark ? `  ${remark}` : ''}`.trimEnd();
}
