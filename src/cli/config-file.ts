import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { LineCounter, Document as YamlDocument } from 'yaml';
import { isObject, type Json, type JsonObject } from '../lib/json.ts';
import { nearest } from '../lib/nearest.ts';
import type { Problem } from '../model/problem.ts';
import { flagOf } from './print/setting-value.ts';
import { type SettingName, settingTable } from './settings.ts';

/** Values of one source, each with the name of where it stands. */
export type Layer = ReadonlyMap<SettingName, Given>;

/** A value as somebody gave it. */
export interface Given {
  readonly value: Json;
  readonly origin: string;
  /** The place of a part of the value, or of its nearest parent; absent where there are no lines. */
  readonly placeOf?: (path: readonly (string | number)[]) => Problem['origin'];
}

/** What a file says. */
export interface ConfigFile extends FileToRead, Content {}

interface Content {
  readonly layer: Layer;
  readonly variables: Readonly<Record<string, Json>>;
  readonly problems: readonly Problem[];
}

/** The files to read: the one that was named or is nearest, and the personal one below `home`. */
export interface Wanted {
  readonly given: unknown;
  readonly folder: string;
  readonly home: string;
}

/** The project's file, in the working folder or the nearest above it. */
export const projectFileName = 'evenkeel.yaml';
const settingNames = Object.keys(settingTable) as SettingName[];

/** Reads what is there of the project's file and the user's, in this order; problems are in the answer. */
export async function readConfigFiles({ given, folder, home }: Wanted): Promise<ConfigFile[]> {
  const chosen = typeof given === 'string' ? resolve(folder, given) : nearestProjectFile(folder);
  const personal = join(home, 'evenkeel', 'config.yaml');
  const files = [
    ...(chosen ? [{ path: chosen, shown: shownName(chosen, folder), isProject: true }] : []),
    ...(existsSync(personal) ? [{ path: personal, shown: personal, isProject: false }] : []),
  ];
  return Promise.all(files.map(async (file) => ({ ...file, ...(await readFile(file)) })));
}

function nearestProjectFile(start: string): string | undefined {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    const file = join(folder, projectFileName);
    if (existsSync(file)) return file;
    if (dirname(folder) === folder) return undefined;
  }
}

function shownName(path: string, folder: string): string {
  const fromHere = relative(folder, path);
  return fromHere.startsWith('..') ? path : fromHere;
}

interface FileToRead {
  readonly path: string;
  readonly shown: string;
  readonly isProject: boolean;
}

async function readFile(file: FileToRead): Promise<Content> {
  const { path, shown } = file;
  const refused = (problem: Omit<Problem, 'severity'>): Content => ({
    ...{ layer: new Map(), variables: {} },
    problems: [{ severity: 'error', ...problem }],
  });
  const text = textOf(path);
  if (text === undefined) return refused({ reason: 'SourceUnreadable', message: `${shown} cannot be read` });
  const { LineCounter, parseDocument } = await import('yaml');
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const [error] = document.errors;
  const place = (line: number, column = 1) => ({ file: shown, line, column });
  if (error) {
    const origin = place(error.linePos?.[0].line ?? 1);
    return refused({ reason: 'SyntaxInvalid', message: error.message.split('\n')[0] ?? '', origin });
  }
  const content = (document.toJS() ?? {}) as Json;
  if (isObject(content)) return readContent(content, file, locator(document, lineCounter, place));
  return refused({ reason: 'FieldInvalid', message: `${shown} must be a mapping`, origin: place(1) });
}

type Origin = NonNullable<Problem['origin']>;
type Locate = (path: readonly (string | number)[]) => Origin;

/** A setting is found by its key, a part of its value by where that stands. */
function locator(document: YamlDocument, lines: LineCounter, place: (line: number, column?: number) => Origin): Locate {
  return (path) => {
    const part = partOffset(document, path);
    if (part === undefined) return place(lines.linePos(keyOffset(document, path[0]) ?? 0).line);
    const { line, col } = lines.linePos(part);
    return place(line, col);
  };
}

function partOffset(document: YamlDocument, path: readonly (string | number)[]): number | undefined {
  if (path.length < 2) return undefined;
  return offsetOf(document.getIn(path, true)) ?? partOffset(document, path.slice(0, -1));
}

function keyOffset({ contents }: YamlDocument, name: string | number | undefined): number | undefined {
  const items = isMapping(contents) ? contents.items : [];
  return offsetOf(items.map(({ key }) => key).find((key) => nameOf(key) === name));
}

function isMapping(node: unknown): node is { readonly items: readonly { readonly key: unknown }[] } {
  return typeof node === 'object' && node !== null && 'items' in node;
}

function nameOf(key: unknown): unknown {
  return typeof key === 'object' && key !== null && 'value' in key ? key.value : key;
}

function offsetOf(node: unknown): number | undefined {
  const range: unknown = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : undefined;
}

function readContent(content: JsonObject, { path, shown, isProject }: FileToRead, locate: Locate): Content {
  const { vars, ...settings } = content;
  const problems = Object.keys(settings).flatMap((key) => refusal(key, isProject, locate([key])));
  const hasVariables = isProject && isObject(vars);
  if (vars !== undefined && !hasVariables) {
    const message = isProject ? 'vars must be a mapping' : 'vars belong into evenkeel.yaml';
    problems.push({ severity: 'error', reason: 'FieldInvalid', message, origin: locate(['vars']) });
  }
  if (hasVariables) problems.push(...accountFlaws(vars, locate));
  const allowed = settingNames.filter(
    (name) => settings[name] !== undefined && !(isProject && settingTable[name].personal),
  );
  const layer = new Map(
    allowed.map((name): [SettingName, Given] => {
      const value = fromFile(name, settings[name] ?? null, path);
      return [name, { value, origin: shown, placeOf: (below) => locate([name, ...below]) }];
    }),
  );
  const variables = hasVariables
    ? Object.entries(vars).filter((entry): entry is [string, Json] => entry[1] !== undefined)
    : [];
  return { layer, variables: Object.fromEntries(variables), problems };
}

/** YAML takes an account for a number, and the zero that it may start with is lost. */
function accountFlaws({ account }: JsonObject, locate: Locate): Problem[] {
  if (typeof account !== 'number') return [];
  const message = 'vars.account must be text, not a number';
  const origin = locate(['vars', 'account']);
  return [{ severity: 'error', reason: 'FieldInvalid', message, origin, suggestion: 'quote it' }];
}

/** Paths in a file count from where the file is. */
function fromFile(name: SettingName, value: Json, file: string): Json {
  if (name !== 'manifests' && name !== 'envs') return value;
  const resolved = (path: Json) => (typeof path === 'string' ? resolve(dirname(file), path) : path);
  return Array.isArray(value) ? value.map(resolved) : resolved(value);
}

function refusal(key: string, isProject: boolean, origin: Origin): Problem[] {
  const severity = 'error';
  const known = settingNames.find((name) => name === key);
  if (known && !(isProject && settingTable[known].personal)) return [];
  if (known) {
    const message = `${key} may not be set by a repository: it would decide where credentials are sent or who can reach the controller`;
    const suggestion = `use ${flagOf(known)} or ${settingTable[known].env[0]}`;
    return [{ severity, reason: 'FieldInvalid', message, origin, suggestion }];
  }
  const near = nearest(key, [...settingNames, 'vars']);
  const suggestion = near ? `did you mean "${near}"?` : '`evenkeel config` lists them all';
  return [{ severity, reason: 'FieldUnknown', message: `unknown setting "${key}"`, origin, suggestion }];
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
