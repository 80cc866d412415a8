import { isObject } from "../lib/json.js";
import { nearest } from "../lib/nearest.js";
const reference = /\$?\$\{[^}]*\}?/g;
const grammar = /^\$\{([A-Za-z_][\w.-]*)(?::-([^}]*))?\}$/;
const remote = /^\$\{[A-Za-z][\w-]*:(?!-)/;
/** Offline nobody knows them, so their text stays. */
const builtIn = new Set(['account', 'region', 'partition']);
const escaping = 'write $${ for a literal ${';
/**
 * Fills in `${name}` and `${name:-default}`; `$${` stands for `${`. A text that is nothing but one variable takes the variable's
 * own type. Content without variables is given back as it is.
 */
export function fillVariables(content, variables) {
    const filling = { variables, unfilled: [] };
    return { content: fill(content, [], filling), unfilled: filling.unfilled };
}
function fill(value, path, filling) {
    if (typeof value === 'string')
        return value.includes('${') ? fillText(value, path, filling) : value;
    if (Array.isArray(value))
        return fillItems(value, path, filling);
    return isObject(value) ? fillMembers(value, path, filling) : value;
}
function fillItems(items, path, filling) {
    const filled = items.map((item, index) => fill(item, [...path, index], filling));
    return filled.every((item, index) => item === items[index]) ? items : filled;
}
function fillMembers(members, path, filling) {
    let filled = members;
    for (const [member, value] of Object.entries(members)) {
        if (value === undefined)
            continue;
        const after = fill(value, [...path, member], filling);
        if (after === value)
            continue;
        if (filled === members)
            filled = { ...members };
        filled[member] = after;
    }
    return filled;
}
function fillText(text, path, filling) {
    if (/^\$\{[^}]*\}$/.test(text))
        return fillIn(text, path, filling);
    return text.replace(reference, (written) => {
        if (written.startsWith('$$'))
            return written.slice(1);
        const value = fillIn(written, path, filling);
        if (typeof value !== 'object')
            return String(value);
        const message = `"${shownVariable(written)}" is ${Array.isArray(value) ? 'a list' : 'a mapping'} and cannot stand inside a text`;
        filling.unfilled.push({ path, text: written, message, suggestion: 'make it the whole value' });
        return written;
    });
}
function fillIn(written, path, filling) {
    const answer = lookUp(written, filling.variables);
    if ('value' in answer)
        return answer.value;
    filling.unfilled.push({ path, text: written, ...answer });
    return written;
}
function lookUp(written, variables) {
    const shown = shownVariable(written);
    if (remote.test(written)) {
        return {
            message: `look-ups such as "${shown}" are not supported`,
            suggestion: `give the value as a variable, or ${escaping}`,
        };
    }
    const [, name, fallback] = grammar.exec(written) ?? [];
    if (name === undefined)
        return { message: `"${shown}" is not a variable`, suggestion: escaping };
    if (fallback?.includes('${'))
        return { message: `the default in "${shown}" contains a variable`, suggestion: 'give a plain default' };
    const value = variables.get(name);
    if (value !== undefined && value !== null)
        return { value };
    if (builtIn.has(name))
        return { value: written };
    return fallback === undefined ? notDefined(name, variables) : { value: typed(fallback) };
}
/** Without the default, which may be secret. */
function shownVariable(written) {
    const [name = ''] = written.split(':-', 1);
    const shown = name.length > 60 ? `${name.slice(0, 60)}…` : name;
    return shown === written ? shown : `${shown}}`;
}
function notDefined(name, variables) {
    const near = nearest(name, variables.keys());
    const suggestion = near ? `did you mean "${near}"?` : `define it, or give a default: \${${name}:-default}`;
    return { message: `the variable "${name}" is not defined`, suggestion };
}
/** A default is what YAML would make of it, unless that loses characters: `80` is a number, `007` is text. */
function typed(text) {
    if (text === 'true' || text === 'false')
        return text === 'true';
    const number = Number(text);
    return text !== '' && Number.isFinite(number) && String(number) === text ? number : text;
}
