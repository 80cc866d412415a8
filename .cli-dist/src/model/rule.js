import { isObject } from "../lib/json.js";
import { listOf, valueAt } from "./known.js";
/** A check that holds every rule against every one of some parts of a spec. */
export function checkEach(partsOf, rules) {
    return (subject) => partsOf(subject).flatMap((item) => findings(rules, item));
}
/** What the rules that a part breaks have to say. */
export function findings(rules, item) {
    return rules.filter((rule) => rule.when(item)).map((rule) => findingOf(rule, item));
}
/** A check that holds every rule against the spec as a whole. */
export function checkSpec(rules) {
    return checkEach((subject) => [whole(subject)], rules);
}
/** The spec itself as a part. */
export function whole({ spec }) {
    return { path: [], value: spec };
}
/** The objects in a list below a part, e.g. in `linuxParameters.devices`. */
export function elements(owner, member) {
    const steps = member.split('.');
    return listOf(valueAt(owner.value, member)).flatMap((value, index) => isObject(value) ? { path: [...owner.path, ...steps, index], value, owner } : []);
}
function findingOf(rule, item) {
    const { severity, reason } = rule;
    const at = said(rule.at, item);
    const suggestion = said(rule.suggestion, item);
    return {
        path: at === undefined ? item.path : [...item.path, ...at.split('.')],
        message: said(rule.message, item),
        ...(suggestion === undefined ? {} : { suggestion }),
        ...(severity ? { severity } : {}),
        ...(reason ? { reason } : {}),
    };
}
function said(text, item) {
    return typeof text === 'function' ? text(item) : text;
}
