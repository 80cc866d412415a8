import { nameOf } from "../../model/resource.js";
import { healthPaint, syncPaint } from "./colour.js";
import { tableText } from "./table.js";
import { visible } from "./visible.js";
/** Resources in rows, with sync and health. */
export function resourceTable(sights, { isOneKind, isWide }, paints) {
    const facts = isOneKind ? [...new Set(sights.flatMap((sight) => Object.keys(factsOf(sight))))] : [];
    const header = ['NAME', 'SYNC', 'HEALTH', ...facts.map(titleOf), 'MESSAGE', ...(isWide ? ['FILE', 'ARN'] : [])];
    const rows = sights.map((sight) => {
        const { status } = sight;
        const known = factsOf(sight);
        return [
            { text: visible(isOneKind ? nameOf(status.id) : status.id), paint: paints.bold },
            { text: status.sync, paint: syncPaint(status.sync, paints) },
            { text: status.health.status, paint: healthPaint(status.health.status, paints) },
            ...facts.map((name) => ({ text: visible(known[name] ?? '') })),
            { text: messageOf(sight, isWide) },
            ...(isWide ? wideCells(sight, paints) : []),
        ];
    });
    return tableText(header, rows, paints);
}
/** What is wrong or under way with a resource, in one line. */
export function messageOf({ status, step }, isWide = true) {
    const message = visible(step.change.held?.message || status.health.message);
    return isWide || message.length <= 60 ? message : `${message.slice(0, 59)}…`;
}
function wideCells({ status, step }, paints) {
    const { origin } = status;
    return [
        { text: origin ? `${visible(origin.file)}:${origin.line}` : '', paint: paints.dim },
        { text: visible(step.observed?.attributes.arn ?? ''), paint: paints.dim },
    ];
}
function factsOf({ step }) {
    return step.observed ? step.kind.columns(step.observed) : {};
}
/** `TaskDefinition` as the column `TASK DEFINITION`. */
function titleOf(name) {
    return name.replace(/([a-z])([A-Z])/g, '$1 $2').toUpperCase();
}
