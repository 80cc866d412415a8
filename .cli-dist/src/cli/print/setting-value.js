import { settingTable } from "../settings.js";
import { durationText } from "./duration.js";
import { visible } from "./visible.js";
/** A setting's value as its author would write it; a dash where it is not set. */
export function settingValueText(name, value) {
    if (value === undefined)
        return '-';
    if (typeof value === 'number' && settingTable[name].form.startsWith('a duration'))
        return durationText(value);
    if (isAddress(value))
        return `${value.host}:${value.port}`;
    return visible(Array.isArray(value) ? value.join(', ') : String(value));
}
/** How a setting is given on the command line. */
export function flagOf(name) {
    return settingTable[name].flag ?? `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
/** A variable's value in one line. */
export function variableText(value) {
    return visible(typeof value === 'string' ? value : JSON.stringify(value));
}
function isAddress(value) {
    return typeof value === 'object' && value !== null && 'host' in value && 'port' in value;
}
