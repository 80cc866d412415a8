import { isObject } from "../lib/json.js";
import { services } from "./services.js";
/** An error that names the place in the file. */
export function misplaced({ at }, problem) {
    return new Error(`${at} ${problem}`);
}
/** An object that has no other than the known members. Throws otherwise. */
export function readObject(placed, members) {
    if (!isObject(placed.value))
        throw misplaced(placed, 'must be an object');
    const stray = Object.keys(placed.value).find((name) => !members.includes(name));
    if (stray !== undefined) {
        throw misplaced(placed, `has the unknown member "${stray}"; known are ${members.join(', ')}`);
    }
    return placed.value;
}
/** A list, each item with its own place. Throws otherwise. */
export function readList({ value, at }) {
    if (!Array.isArray(value))
        throw misplaced({ value, at }, 'must be a list');
    return value.map((item, index) => ({ value: item, at: `${at}[${index}]` }));
}
/** A text, or undefined when there is none. Throws otherwise. */
export function readText(placed) {
    if (placed.value === undefined || typeof placed.value === 'string')
        return placed.value;
    throw misplaced(placed, 'must be a text');
}
/** A whole number that is not negative, or undefined when there is none. Throws otherwise. */
export function readCount(placed) {
    const { value } = placed;
    if (value === undefined || (Number.isInteger(value) && Number(value) >= 0))
        return value;
    throw misplaced(placed, 'must be a whole number of at least 0');
}
/** The name of a simulated service, or undefined when there is none. Throws otherwise. */
export function readServiceName(placed) {
    const name = readText(placed);
    const known = services.map((service) => service.name);
    if (name === undefined || known.includes(name))
        return name;
    throw misplaced(placed, `names the unknown service "${name}"; known are ${known.join(', ')}`);
}
/** The name of an operation of the service, or of any service when none is named. Throws otherwise. */
export function readOperationName(placed, serviceName) {
    const name = readText(placed);
    const possible = services.filter((service) => (serviceName ?? service.name) === service.name);
    if (name === undefined || possible.some(({ operations }) => Object.hasOwn(operations, name)))
        return name;
    throw misplaced(placed, `names "${name}", which the simulator does not support`);
}
/** A member of an object with its place. */
export function memberOf(object, name, at) {
    return { value: object[name], at: `${at}.${name}` };
}
