import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { performance } from 'node:perf_hooks';
import ts from 'typescript';
const caps = { fileLines: 250, functionLines: 40 };
const source = measureAll('src');
const capped = [...source, ...measureAll('tools')];
const failures = [...tooLongFiles(capped), ...tooLongFunctions(capped), ...folderCycles(source)];
printTable([
    ['vital', 'now', 'target'],
    ['folder cycles', String(folderCycles(source).length), '0'],
    ['longest file', largest(capped.map(({ lines }) => lines.length)), `<= ${caps.fileLines} lines`],
    ['longest function', largest(functionsOf(capped).map(({ lines }) => lines)), `<= ${caps.functionLines} lines`],
    ['median file', String(median(source.map(({ lines }) => lines.length))), '<= 80 lines'],
    ['median function', String(median(namedFunctionLengths(source))), '<= 10 lines'],
    ['comment share', `${(100 * commentShare(source)).toFixed(1)} %`, '8-15 %'],
    ['test : source lines', testToSource().toFixed(2), '1.5-2.5'],
    ['direct dependencies', String(directDependencies()), ''],
    ['install size', `${(installedBytes() / 1e6).toFixed(0)} MB`, ''],
    ['start-up time', startUpTime(), ''],
]);
for (const failure of failures)
    process.stderr.write(`${failure}\n`);
process.exitCode = failures.length === 0 ? 0 : 1;
function measureAll(folder) {
    return filesBelow(folder)
        .filter((path) => /\.(ts|mjs)$/.test(path))
        .map(measure);
}
function measure(path) {
    const text = readFileSync(path, 'utf8');
    const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    const imports = ts
        .preProcessFile(text)
        .importedFiles.map(({ fileName }) => fileName)
        .filter((name) => name.startsWith('.'))
        .map((name) => posix.join(posix.dirname(path), name));
    return { path, lines: linesOf(text), imports, functions: functionsIn(tree, tree) };
}
function functionsIn(node, tree) {
    const inner = children(node).flatMap((child) => functionsIn(child, tree));
    return isFunction(node) ? [measureFunction(node, tree), ...inner] : inner;
}
function measureFunction(node, tree) {
    const nested = outermostFunctions(node).reduce((sum, inner) => sum + linesBetweenEnds(inner, tree), 0);
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
    return { at: `${tree.fileName}:${line + 1}`, name: nameOf(node), lines: lineSpan(node, tree) - nested };
}
// A nested function shares its first and its last line with the one around it; only the lines between are its own.
function linesBetweenEnds(node, tree) {
    return Math.max(0, lineSpan(node, tree) - 2);
}
function lineSpan(node, tree) {
    const first = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line;
    return tree.getLineAndCharacterOfPosition(node.getEnd()).line - first + 1;
}
function outermostFunctions(node) {
    return children(node).flatMap((child) => (isFunction(child) ? [child] : outermostFunctions(child)));
}
function children(node) {
    const found = [];
    ts.forEachChild(node, (child) => {
        found.push(child);
    });
    return found;
}
function isFunction(node) {
    return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}
function nameOf(node) {
    if (ts.isConstructorDeclaration(node))
        return 'constructor';
    const owner = ts.isArrowFunction(node) || ts.isFunctionExpression(node) ? node.parent : node;
    const named = ts.isVariableDeclaration(owner) || ts.isPropertyAssignment(owner) || ts.isFunctionLike(owner);
    return named ? owner.name?.getText() : undefined;
}
function tooLongFiles(files) {
    return files
        .filter(({ lines }) => lines.length > caps.fileLines)
        .map(({ path, lines }) => `${path} has ${lines.length} lines, more than ${caps.fileLines}: split it by what it says`);
}
function tooLongFunctions(files) {
    return functionsOf(files)
        .filter(({ lines }) => lines > caps.functionLines)
        .map(({ at, name, lines }) => `${at} ${name ?? 'a callback'} has ${lines} lines, more than ${caps.functionLines}`);
}
/** Circles among the sub-folders of one folder; a folder and what it contains are one house and may know each other. */
function folderCycles(files) {
    const edges = new Map();
    for (const { path, imports } of files) {
        for (const [from, to] of imports.flatMap((imported) => folderEdge(path, imported))) {
            edges.set(from, (edges.get(from) ?? new Set()).add(to));
        }
    }
    const circles = [...edges.keys()].flatMap((start) => pathBackTo(start, edges));
    const seen = new Set();
    return circles
        .filter((circle) => {
        const members = [...new Set(circle)].sort().join();
        return !seen.has(members) && seen.add(members);
    })
        .map((circle) => `folders in a circle: ${circle.join(' -> ')}`);
}
function folderEdge(from, to) {
    const [a, b] = [from.split('/'), to.split('/')];
    const parting = a.findIndex((part, index) => part !== b[index]);
    const bothInFolders = parting >= 0 && parting < a.length - 1 && parting < b.length - 1;
    return bothInFolders ? [[a.slice(0, parting + 1).join('/'), b.slice(0, parting + 1).join('/')]] : [];
}
function pathBackTo(start, edges) {
    const trails = new Map([[start, [start]]]);
    for (const [folder, trail] of trails) {
        const next = [...(edges.get(folder) ?? [])];
        if (next.includes(start))
            return [[...trail, start]];
        for (const other of next)
            if (!trails.has(other))
                trails.set(other, [...trail, other]);
    }
    return [];
}
function commentShare(files) {
    const written = files.flatMap(({ lines }) => lines.map((line) => line.trim()).filter(Boolean));
    return written.filter((line) => /^(\/\/|\/\*|\*)/.test(line)).length / Math.max(1, written.length);
}
function testToSource() {
    const tests = measureAll('test').flatMap(({ lines }) => lines).length;
    return tests / Math.max(1, source.flatMap(({ lines }) => lines).length);
}
function directDependencies() {
    return Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).dependencies).length;
}
function installedBytes() {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
    return Object.entries(packages)
        .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
        .flatMap(([path]) => filesBelow(path))
        .reduce((sum, file) => sum + statSync(file).size, 0);
}
function startUpTime() {
    const timesMs = Array.from({ length: 5 }, () => {
        const startedMs = performance.now();
        const { status } = spawnSync(process.execPath, ['dist/src/main.js', 'version'], { stdio: 'ignore' });
        return status === 0 ? performance.now() - startedMs : Number.NaN;
    });
    return timesMs.some(Number.isNaN) ? '`version` fails' : `${median(timesMs).toFixed(0)} ms`;
}
function filesBelow(folder) {
    if (!existsSync(folder))
        return [];
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const path = posix.join(folder, entry.name);
        if (entry.isDirectory())
            return entry.name === 'node_modules' ? [] : filesBelow(path);
        return entry.isFile() ? [path] : [];
    });
}
function linesOf(text) {
    return text.replace(/\n$/, '').split('\n');
}
function functionsOf(files) {
    return files.flatMap(({ functions }) => functions);
}
// A callback on one line is part of a sentence, not a function a reader looks up: it would push the median to 1.
function namedFunctionLengths(files) {
    return functionsOf(files).flatMap(({ name, lines }) => (name === undefined ? [] : [lines]));
}
function largest(numbers) {
    return String(Math.max(0, ...numbers));
}
function median(numbers) {
    const sorted = [...numbers].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
function printTable(rows) {
    const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    for (const [vital, now, target] of rows) {
        process.stdout.write(`${vital.padEnd(widths[0] ?? 0)}  ${now.padStart(widths[1] ?? 0)}  ${target}`.trimEnd());
        process.stdout.write('\n');
    }
}
