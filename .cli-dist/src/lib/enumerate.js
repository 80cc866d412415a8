/** The items as one text: `a`, `a and b`, `a, b and c`. */
export function enumerate(items, conjunction = 'and') {
    const last = items.at(-1);
    if (last === undefined)
        return '';
    const others = items.slice(0, -1);
    return others.length === 0 ? String(last) : `${others.join(', ')} ${conjunction} ${last}`;
}
