/** A title with rows below it on a bracket, the look of every error and warning. Texts must be visible already. */
export function block(title, rows, paints) {
    const labelled = rows.filter((row) => typeof row !== 'string');
    const width = Math.max(0, ...labelled.map(([label]) => label.length));
    const lines = rows.map((row, index) => {
        const text = typeof row === 'string' ? row : `${row[0].padEnd(width)}  ${row[1]}`;
        return `  ${paints.dim(bracket(index, rows.length))} ${text}`.trimEnd();
    });
    return `${[title, ...lines].join('\n')}\n`;
}
function bracket(index, count) {
    if (index === count - 1)
        return '╵';
    return index === 0 ? '╷' : '│';
}
