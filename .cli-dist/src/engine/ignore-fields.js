import { isObject } from "../lib/json.js";
import { ruleBelow } from "../model/field.js";
import { comparable } from "./canonical.js";
import { elementKey } from "./keyed.js";
import { canonicalObserved } from "./same-content.js";
/** The desired spec with the fields of `policy.ignoreChanges` as they are on AWS, so that they are neither shown nor sent. */
export function ignoreFields(desired, node, live) {
    const pointers = node.manifest.policy.ignoreChanges ?? [];
    if (pointers.length === 0)
        return desired;
    const observed = canonicalObserved(node, live.spec, undefined);
    let result = desired;
    for (const pointer of pointers) {
        const [root, ...steps] = pointer.split('/').slice(1).map(unescapePointer);
        if (root !== 'spec')
            continue;
        const names = elementNames(steps, desired.given, node.rules);
        result = steps[0] === 'tags' ? ignoreTags(result, live.tags, steps[1]) : asOnAws(result, { observed, names, node });
    }
    return result;
}
function asOnAws(desired, { observed, names, node }) {
    const given = (withMember({ target: desired.given, source: observed }, names, node.rules) ?? {});
    return { ...desired, given, spec: comparable(given, { ...node, place: undefined }) };
}
function ignoreTags(desired, live, key) {
    const keys = (key === undefined ? Object.keys({ ...desired.tags, ...live }) : [key]).filter(isForeign);
    const { ...tags } = desired.tags;
    for (const name of keys) {
        const value = live[name];
        if (value === undefined)
            delete tags[name];
        else
            tags[name] = value;
    }
    return { ...desired, tags };
}
function isForeign(key) {
    return !key.startsWith('evenkeel:');
}
/** The steps with positions in keyed lists, which only the author's order gives a meaning, turned into keys. */
function elementNames(steps, spec, rules) {
    let at = spec;
    let node = rules;
    return steps.map((step) => {
        const { keyedBy } = node.rule;
        const isList = Array.isArray(at);
        const item = below(at, step, keyedBy);
        node = ruleBelow(node, isList ? '[]' : step);
        at = item;
        return isList && keyedBy && item !== undefined ? elementKey(item, keyedBy) : step;
    });
}
function below(value, step, keyedBy) {
    if (Array.isArray(value))
        return value[/^\d+$/.test(step) ? Number(step) : positionOf(value, step, keyedBy)];
    return isObject(value) ? value[step] : undefined;
}
/** What an author wrote may lack the later parts of a key, for which AWS has defaults. */
function positionOf(list, step, keyedBy) {
    if (!keyedBy)
        return /^\d+$/.test(step) ? Number(step) : -1;
    const keys = list.map((item) => elementKey(item, keyedBy));
    const exact = keys.indexOf(step);
    return exact >= 0 ? exact : keys.findIndex((key) => key.startsWith(`${step}/`) || step.startsWith(`${key}/`));
}
/** The target with the member at the end of the steps as the source has it; undefined when nothing is left. */
function withMember({ target, source }, [step, ...rest], node) {
    if (step === undefined)
        return source;
    if (Array.isArray(target ?? source))
        return withElement({ target, source }, [step, ...rest], node);
    const own = isObject(target) ? target : {};
    const other = isObject(source) ? source : {};
    const { [step]: former, ...others } = own;
    const value = withMember({ target: former, source: other[step] }, rest, ruleBelow(node, step));
    const result = value === undefined ? others : { ...own, [step]: value };
    return Object.keys(result).length > 0 ? result : undefined;
}
function withElement({ target, source }, [step = '', ...rest], node) {
    const { keyedBy } = node.rule;
    const own = Array.isArray(target) ? target : [];
    const other = Array.isArray(source) ? source : [];
    const at = positionOf(own, step, keyedBy);
    const pair = { target: own[at], source: other[positionOf(other, step, keyedBy)] };
    const value = withMember(pair, rest, ruleBelow(node, '[]'));
    const before = own.slice(0, own[at] === undefined ? own.length : at);
    const result = [...before, ...(value === undefined ? [] : [value]), ...own.slice(before.length + 1)];
    return result.length > 0 ? result : undefined;
}
function unescapePointer(step) {
    return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
