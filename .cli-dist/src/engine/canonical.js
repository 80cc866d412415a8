import { isObject } from "../lib/json.js";
import { isPending } from "../model/change.js";
import { keep, ruleBelow } from "../model/field.js";
import { inOneOrder } from "./keyed.js";
import { element, member, memberNames } from "./shape.js";
/** One spelling of what an author wrote: values normalised, unknown members, nulls and empty lists and maps left out. */
export function spelledAlike(spec, frame) {
    return canonicalValue(spec, frame) ?? {};
}
/**
 * One form for everything that AWS takes to mean the same: one spelling, with AWS's defaults filled in, and lists whose
 * order means nothing in one order.
 * Applied to both sides before they are compared; applying it twice changes nothing.
 */
export function comparable(spec, frame) {
    const { kind, place } = frame;
    const prepared = kind.prepare ? kind.prepare(spec, place) : spec;
    return spelledAlike(prepared, { ...frame, fillsDefaults: true });
}
function canonicalValue(given, frame) {
    if (given === undefined || given === null)
        return undefined;
    if (isPending(given))
        return given;
    const value = normalised(given, frame);
    if (Array.isArray(value))
        return canonicalList(value, frame);
    if (isObject(value))
        return frame.rules.rule.document ? value : canonicalObject(value, frame);
    return value;
}
function normalised(given, { rules: { rule }, place }) {
    const value = rule.document && typeof given === 'string' ? parseDocument(given) : given;
    return rule.normalise ? rule.normalise(value, place) : value;
}
function parseDocument(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        // Not a document: compared as the text it is; AWS says what is wrong with it.
        return text;
    }
}
function canonicalList(list, frame) {
    const below = { ...frame, rules: ruleBelow(frame.rules, '[]'), shape: element(frame.shape) };
    const elements = list.map((item) => canonicalValue(item, below) ?? (isObject(item) ? {} : null));
    const present = elements.filter((item) => item !== null);
    if (present.length === 0)
        return undefined;
    return frame.fillsDefaults ? inOneOrder(present, frame.rules.rule) : present;
}
function canonicalObject(object, frame) {
    const known = memberNames(frame.shape);
    const result = {};
    for (const name of known ?? Object.keys(object).sort()) {
        const value = canonicalValue(object[name], memberFrame(frame, name));
        if (value !== undefined)
            result[name] = value;
    }
    if (frame.fillsDefaults)
        fillDefaults(result, frame);
    return Object.keys(result).length > 0 ? result : undefined;
}
function memberFrame(frame, name) {
    return { ...frame, rules: ruleBelow(frame.rules, name), shape: member(frame.shape, name) };
}
function fillDefaults(object, frame) {
    for (const [name, child] of frame.rules.children) {
        const { whenOmitted } = child.rule;
        if (whenOmitted === undefined || whenOmitted === keep || object[name] !== undefined)
            continue;
        const value = canonicalValue(whenOmitted, memberFrame(frame, name));
        if (value !== undefined)
            object[name] = value;
    }
}
