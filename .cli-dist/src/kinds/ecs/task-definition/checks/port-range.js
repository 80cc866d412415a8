import { textOf } from "../../../../model/known.js";
/** The range that a port mapping names; undefined when it names none, or one that is not valid. */
export function portRange({ containerPortRange }) {
    const [, from, to] = /^(\d{1,5})-(\d{1,5})$/.exec(textOf(containerPortRange) ?? '') ?? [];
    const [first, last] = [Number(from), Number(to)];
    return first >= 1 && first < last && last <= 65_535 ? { first, last } : undefined;
}
/** How many ports a port mapping's range has; 0 without one. */
export function portCount(mapping) {
    const range = portRange(mapping);
    return range ? range.last - range.first + 1 : 0;
}
