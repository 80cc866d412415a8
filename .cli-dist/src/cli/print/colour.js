const codes = {
    bold: [1, 22],
    dim: [2, 22],
    red: [31, 39],
    green: [32, 39],
    yellow: [33, 39],
    blue: [34, 39],
    magenta: [35, 39],
    cyan: [36, 39],
};
/** Paints that colour, or that change nothing. */
export function palette(colour) {
    const entries = Object.entries(codes).map(([name, [on, off]]) => [
        name,
        (text) => (colour && text !== '' ? `\x1b[${on}m${text}\x1b[${off}m` : text),
    ]);
    return Object.fromEntries(entries);
}
/** The colour of a health word, as Argo CD has them. */
export function healthPaint(health, paints) {
    const names = {
        Healthy: 'green',
        Progressing: 'blue',
        Degraded: 'red',
        Suspended: 'dim',
        Missing: 'yellow',
        Unknown: 'dim',
    };
    return paints[names[health]];
}
/** The colour of a sync word, as Argo CD has them. */
export function syncPaint(sync, paints) {
    return { Synced: paints.green, OutOfSync: paints.yellow, Unknown: paints.dim }[sync];
}
