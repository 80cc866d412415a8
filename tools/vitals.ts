import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { performance } from 'node:perf_hooks';
import ts from 'typescript';

const caps = { fileLines: 250, functionLines: 40 };

interface Measured {
  readonly path: string;
  readonly lines: readonly string[];
  readonly imports: readonly string[];
  readonly functions: readonly MeasuredFunction[];
}

interface MeasuredFunction {
  readonly at: string;
  readonly name: string | undefined;
  readonly lines: number;
}

type Row = readonly [vital: string, now: string, target: string];

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
for (const failure of failures) process.stderr.write(`${failure}\n`);
process.exitCode = failures.length === 0 ? 0 : 1;

function measureAll(folder: string): readonly Measured[] {
  return filesBelow(folder)
    .filter((path) => /\.(ts|mjs)$/.test(path))
    .map(measure);
}

function measure(path: string): Measured {
  const text = readFileSync(path, 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports = ts
    .preProcessFile(text)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(posix.dirname(path), name));
  return { path, lines: linesOf(text), imports, functions: functionsIn(tree, tree) };
}

function functionsIn(node: ts.Node, tree: ts.SourceFile): MeasuredFunction[] {
  const inner = children(node).flatMap((child) => functionsIn(child, tree));
  return isFunction(node) ? [measureFunction(node, tree), ...inner] : inner;
}

function measureFunction(node: ts.FunctionLikeDeclaration, tree: ts.SourceFile): MeasuredFunction {
  const nested = outermostFunctions(node).reduce((sum, inner) => sum + linesBetweenEnds(inner, tree), 0);
  const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
  return { at: `${tree.fileName}:${line + 1}`, name: nameOf(node), lines: lineSpan(node, tree) - nested };
}

// A nested function shares its first and its last line with the one around it; only the lines between are its own.
function linesBetweenEnds(node: ts.Node, tree: ts.SourceFile): number {
  return Math.max(0, lineSpan(node, tree) - 2);
}

function lineSpan(node: ts.Node, tree: ts.SourceFile): number {
  const first = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line;
  return tree.getLineAndCharacterOfPosition(node.getEnd()).line - first + 1;
}

function outermostFunctions(node: ts.Node): ts.Node[] {
  return children(node).flatMap((child) => (isFunction(child) ? [child] : outermostFunctions(child)));
}

function children(node: ts.Node): readonly ts.Node[] {
  const found: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    found.push(child);
  });
  return found;
}

function isFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}

function nameOf(node: ts.FunctionLikeDeclaration): string | undefined {
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  const owner = ts.isArrowFunction(node) || ts.isFunctionExpression(node) ? node.parent : node;
  const named = ts.isVariableDeclaration(owner) || ts.isPropertyAssignment(owner) || ts.isFunctionLike(owner);
  return named ? owner.name?.getText() : undefined;
}

function tooLongFiles(files: readonly Measured[]): string[] {
  return files
    .filter(({ lines }) => lines.length > caps.fileLines)
    .map(
      ({ path, lines }) => `${path} has ${lines.length} lines, more than ${caps.fileLines}: split it by what it says`,
    );
}

function tooLongFunctions(files: readonly Measured[]): string[] {
  return functionsOf(files)
    .filter(({ lines }) => lines > caps.functionLines)
    .map(({ at, name, lines }) => `${at} ${name ?? 'a callback'} has ${lines} lines, more than ${caps.functionLines}`);
}

/** Circles among the sub-folders of one folder; a folder and what it contains are one house and may know each other. */
function folderCycles(files: readonly Measured[]): string[] {
  const edges = new Map<string, Set<string>>();
  for (const { path, imports } of files) {
    for (const [from, to] of imports.flatMap((imported) => folderEdge(path, imported))) {
      edges.set(from, (edges.get(from) ?? new Set()).add(to));
    }
  }
  const circles = [...edges.keys()].flatMap((start) => pathBackTo(start, edges));
  const seen = new Set<string>();
  return circles
    .filter((circle) => {
      const members = [...new Set(circle)].sort().join();
      return !seen.has(members) && seen.add(members);
    })
    .map((circle) => `folders in a circle: ${circle.join(' -> ')}`);
}

function folderEdge(from: string, to: string): [string, string][] {
  const [a, b] = [from.split('/'), to.split('/')];
  const parting = a.findIndex((part, index) => part !== b[index]);
  const bothInFolders = parting >= 0 && parting < a.length - 1 && parting < b.length - 1;
  return bothInFolders ? [[a.slice(0, parting + 1).join('/'), b.slice(0, parting + 1).join('/')]] : [];
}

function pathBackTo(start: string, edges: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const trails = new Map([[start, [start]]]);
  for (const [folder, trail] of trails) {
    const next = [...(edges.get(folder) ?? [])];
    if (next.includes(start)) return [[...trail, start]];
    for (const other of next) if (!trails.has(other)) trails.set(other, [...trail, other]);
  }
  return [];
}

function commentShare(files: readonly Measured[]): number {
  const written = files.flatMap(({ lines }) => lines.map((line) => line.trim()).filter(Boolean));
  return written.filter((line) => /^(\/\/|\/\*|\*)/.test(line)).length / Math.max(1, written.length);
}

function testToSource(): number {
  const tests = measureAll('test').flatMap(({ lines }) => lines).length;
  return tests / Math.max(1, source.flatMap(({ lines }) => lines).length);
}

function directDependencies(): number {
  return Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).dependencies).length;
}

function installedBytes(): number {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
  };
  return Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .flatMap(([path]) => filesBelow(path))
    .reduce((sum, file) => sum + statSync(file).size, 0);
}

function startUpTime(): string {
  const timesMs = Array.from({ length: 5 }, () => {
    const startedMs = performance.now();
    const { status } = spawnSync(process.execPath, ['dist/src/main.js', 'version'], { stdio: 'ignore' });
    return status === 0 ? performance.now() - startedMs : Number.NaN;
  });
  return timesMs.some(Number.isNaN) ? '`version` fails' : `${median(timesMs).toFixed(0)} ms`;
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\n$/, '').split('\n');
}

function functionsOf(files: readonly Measured[]): readonly MeasuredFunction[] {
  return files.flatMap(({ functions }) => functions);
}

// A callback on one line is part of a sentence, not a function a reader looks up: it would push the median to 1.
function namedFunctionLengths(files: readonly Measured[]): readonly number[] {
  return functionsOf(files).flatMap(({ name, lines }) => (name === undefined ? [] : [lines]));
}

function largest(numbers: readonly number[]): string {
  return String(Math.max(0, ...numbers));
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function printTable(rows: readonly Row[]): void {
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const [vital, now, target] of rows) {
    process.stdout.write(`${vital.padEnd(widths[0] ?? 0)}  ${now.padStart(widths[1] ?? 0)}  ${target}`.trimEnd());
    process.stdout.write('\n');
  }
}
