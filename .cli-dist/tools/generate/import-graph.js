import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { table } from "./markdown.js";
/** The imports between the folders directly below `src`, types included. */
export function importGraph(source) {
    const graph = new Map();
    for (const file of typescriptBelow(source)) {
        const from = houseOf(file);
        const reached = graph.get(from) ?? new Set();
        for (const imported of importsOf(source, file))
            if (houseOf(imported) !== from)
                reached.add(houseOf(imported));
        graph.set(from, reached);
    }
    return new Map([...graph].sort(([a], [b]) => (a < b ? -1 : 1)));
}
/** A Mermaid picture of the graph without the arrows that follow from others, and a table of all of them. */
export function importSection(graph) {
    const arrows = [...graph].flatMap(([from, reached]) => [...reached].filter((to) => !reachable(graph, without(reached, to)).has(to)).map((to) => `  ${from} --> ${to}`));
    const rows = [...graph].map(([folder, reached]) => [`\`${folder}\``, [...reached].sort().join(', ') || 'nothing']);
    return [
        ['```mermaid', 'graph TD', ...arrows.sort(), '```'].join('\n'),
        'An arrow means "imports"; one that follows from others is left out of the picture, not of the table.',
        table(['folder', 'imports'], rows),
    ].join('\n\n');
}
function typescriptBelow(folder) {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
        .map((entry) => posix.relative(folder, posix.join(entry.parentPath, entry.name)));
}
function importsOf(source, file) {
    return ts
        .preProcessFile(readFileSync(join(source, file), 'utf8'))
        .importedFiles.map(({ fileName }) => fileName)
        .filter((name) => name.startsWith('.'))
        .map((name) => posix.join(posix.dirname(file), name));
}
function houseOf(file) {
    return file.split('/')[0]?.replace(/\.ts$/, '') ?? file;
}
function without(names, name) {
    return [...names].filter((other) => other !== name);
}
function reachable(graph, starts) {
    const found = new Set();
    const open = [...starts];
    for (const at of open) {
        const next = [...(graph.get(at) ?? [])].filter((to) => !found.has(to));
        for (const to of next)
            found.add(to);
        open.push(...next);
    }
    return found;
}
