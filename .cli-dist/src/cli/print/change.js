import { isObject } from "../../lib/json.js";
import { failureTable } from "../../model/failure.js";
import { ruleTree } from "../../model/field.js";
import { fieldLines } from "./field-lines.js";
import { shownFields } from "./redact.js";
import { rolledTasks } from "./rolled-tasks.js";
import { unchangedText } from "./unchanged.js";
import { visible } from "./visible.js";
import { counted } from "./words.js";
/** The first line of a change. */
export function headline(step, paints) {
    const { change } = step;
    const { held, origin } = change;
    return {
        sign: signOf(step),
        paint: held ? paints.yellow : paintOf(change.op, paints),
        id: visible(change.id),
        note: held ? heldNote(step) : activeNote(step),
        origin: origin ? `${visible(origin.file)}:${origin.line}` : '',
    };
}
/** The lines below the first one: fields, what the change brings with it, and why it is held. */
export function changeBody(step, options) {
    const { change } = step;
    const { held } = change;
    const isListed = change.op !== 'create' || options.showsNew;
    const fields = shownFields(step).filter(({ path }) => path[0] !== 'ownership');
    const context = {
        ...(options.place ? { place: options.place } : {}),
        unchanged: (path, branch) => unchangedText(step, path, branch),
    };
    return [
        ...(isListed ? fieldLines(fields, context, options.paints) : []),
        ...delegated(step, options.paints),
        ...(change.op === 'replace' ? [remark('impact', impactOf(step, options.dependants))] : []),
        ...(held ? heldLines(step, held) : []),
    ];
}
const signs = {
    none: '?',
    create: '+',
    update: '~',
    revise: '~',
    adopt: '~',
    replace: '-/+',
    prune: '-',
};
const notes = {
    none: ['unchanged', 'not known'],
    create: ['create', 'not created'],
    update: ['update', 'not updated'],
    revise: ['new revision', 'no new revision'],
    adopt: ['adopt', 'not adopted'],
    replace: ['replace', 'not replaced'],
    prune: ['destroy', 'not destroyed'],
};
function signOf({ change: { op, held } }) {
    if (!held)
        return signs[op];
    return op === 'none' && held.reason !== 'OwnedByOther' ? '?' : '!';
}
function paintOf(op, paints) {
    const names = {
        none: 'dim',
        create: 'green',
        update: 'yellow',
        revise: 'yellow',
        adopt: 'yellow',
        replace: 'magenta',
        prune: 'red',
    };
    return paints[names[op]];
}
function activeNote(step) {
    const { change, observed } = step;
    const [note] = notes[change.op];
    const tasks = rolledTasks(step);
    if (tasks !== undefined)
        return tasks === 0 ? 'starts a deployment' : `rolls ${counted(tasks, 'task')}`;
    const revision = observed?.attributes.arn?.split('/').at(-1);
    return change.op === 'revise' && revision ? `${note} after ${visible(revision)}` : note;
}
function heldNote({ change: { op, held } }) {
    if (held?.reason === 'Retained')
        return 'would be destroyed, kept by policy.deletion: retain';
    if (held?.reason === 'PruneDisabled')
        return 'would be destroyed, kept without --prune';
    if (held?.reason === 'OwnedByOther')
        return 'left alone';
    return notes[op][1];
}
function heldLines({ change }, held) {
    if (held.reason === 'Retained' || held.reason === 'PruneDisabled')
        return [];
    const why = change.op === 'none'
        ? [remark('why', `${failureTable[held.reason].sentence}: ${visible(held.message)}`)]
        : [remark('why', visible(held.message))];
    return [...why, remark('fix', failureTable[held.reason].remedy)];
}
function remark(label, text) {
    return `        ${label.padEnd(6)}  ${text}`;
}
function impactOf({ change }, dependants) {
    const what = `${visible(change.id)} is deleted first and then created again`;
    return dependants.length > 0 ? `${what}; ${dependants.map(visible).join(', ')} referred to it` : what;
}
/** Fields that somebody else moves, shown because a reader looks for them. */
function delegated({ change, kind, desired, observed }, paints) {
    if (change.fields.length === 0 || !observed || !desired)
        return [];
    const names = [...ruleTree(kind.fields).children].filter(([, { rule }]) => rule.delegatedTo !== undefined);
    return names.flatMap(([name]) => {
        const live = observed.spec[name];
        if (desired.given[name] !== undefined || live === undefined || isObject(live))
            return [];
        return [`        ${name.padEnd(24)}  ${String(live)}  ${paints.dim('# not managed')}`];
    });
}
