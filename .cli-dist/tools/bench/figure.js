/** A figure that should not be larger than its limit. */
export function atMost(name, value, limit, unit) {
    return { name, measured: shown(value, unit), target: `<= ${shown(limit, unit)}`, isMet: value <= limit };
}
/** A figure that should not be smaller than its limit. */
export function atLeast(name, value, limit, unit) {
    return { name, measured: shown(value, unit), target: `>= ${shown(limit, unit)}`, isMet: value >= limit };
}
/** A figure that is only worth knowing. */
export function plain(name, value, unit) {
    return { name, measured: shown(value, unit), target: '', isMet: undefined };
}
/** A figure that cannot be measured here, with why. */
export function skipped(name, why) {
    return { name, measured: 'skipped', target: why, isMet: undefined };
}
/** Throws when a result is impossible: a figure of something that went wrong means nothing. */
export function ensure(isSo, sentence) {
    if (!isSo)
        throw new Error(sentence);
}
/** The value below which the given share of the values lies. */
export function quantile(values, share) {
    const sorted = [...values].sort((left, right) => left - right);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
function shown(value, { name, digits = 0 }) {
    const number = value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
    return name === '' ? number : `${number} ${name}`;
}
