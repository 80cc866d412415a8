import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { flagOf } from './cli/print/setting-value.ts';
import { type Config, type SettingName, settingTable } from './cli/settings.ts';
import { isObject, type Json, type JsonObject } from './lib/json.ts';
import { nearest } from './lib/nearest.ts';
import type { Problem } from './model/problem.ts';

/** What configuration is read from besides flags. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where evenkeel.yaml is looked for, and then in the folders above. */
  readonly folder: string;
}

/** The configuration, and what is wrong with it. */
export interface Resolved {
  readonly config: Config;
  readonly problems: readonly Problem[];
}

const projectFileName = 'evenkeel.yaml';
const settingNames = Object.keys(settingTable) as SettingName[];

/** The machine's own environment. */
export const systemEnvironment: Surroundings['environment'] = process.env;

/** Keeps the AWS SDK from telling our users about versions of Node.js; to be called before it is loaded. */
export function silenceSdk(): void {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
}

/** Puts together flag, environment, evenkeel.yaml, the user's file and defaults, in this order. Reports all problems at once. */
export async function resolveConfig(flags: Readonly<Record<string, unknown>>, around: Surroundings): Promise<Resolved> {
  const files = await readFiles(flags.config, around);
  const layers = [flagLayer(flags), environmentLayer(around.environment), ...files.map(({ layer }) => layer)];
  const problems: Problem[] = files.flatMap((file) => file.problems);
  const entries = settingNames.map((name) => [name, resolveSetting(name, layers, problems)] as const);
  const config = {
    values: Object.fromEntries(entries.map(([name, { value }]) => [name, value])),
    origins: Object.fromEntries(entries.map(([name, { origin }]) => [name, origin])),
    variables: new Map(files.flatMap(({ variables }) => Object.entries(variables))),
    variablesOrigin: files[0]?.shown ?? projectFileName,
  } as unknown as Config;
  return { config: Object.freeze(config), problems };
}

/** Values of one source, each with the name of where it stands. */
type Layer = ReadonlyMap<
  SettingName,
  { readonly value: Json; readonly origin: string; readonly place?: Problem['origin'] }
>;

function resolveSetting(
  name: SettingName,
  layers: readonly Layer[],
  problems: Problem[],
): { value: unknown; origin: string } {
  const { read, form, fallback } = settingTable[name];
  for (const layer of layers) {
    const found = layer.get(name);
    if (!found) continue;
    const value = read(found.value);
    if (value !== undefined) return { value, origin: found.origin };
    problems.push(
      problem({ reason: 'FieldInvalid', message: `${found.origin}: ${name} must be ${form}`, origin: found.place }),
    );
  }
  return { value: fallback, origin: 'default' };
}

function flagLayer(flags: Readonly<Record<string, unknown>>): Layer {
  const given = settingNames.filter((name) => flags[name] !== undefined);
  return new Map(given.map((name) => [name, { value: flags[name] as Json, origin: flagOf(name) }]));
}

function environmentLayer(environment: Surroundings['environment']): Layer {
  const own = settingNames.flatMap((name) => {
    const variable = settingTable[name].env.find((candidate) => environment[candidate]);
    const value = variable && environment[variable];
    return value ? [[name, { value, origin: variable }] as const] : [];
  });
  return new Map([...conventions(environment), ...own]);
}

/** What other programs' users have agreed on. */
function conventions({
  NO_COLOR,
  FORCE_COLOR,
  TERM,
  CI,
}: Surroundings['environment']): [SettingName, { value: Json; origin: string }][] {
  const isForcedOff = FORCE_COLOR === '0' || FORCE_COLOR === 'false';
  const colours: readonly (readonly [boolean, Json, string])[] = [
    [Boolean(NO_COLOR), 'never', 'NO_COLOR'],
    [Boolean(FORCE_COLOR), isForcedOff ? 'never' : 'always', 'FORCE_COLOR'],
    [TERM === 'dumb', 'never', 'TERM'],
  ];
  const colour = colours.find(([isSet]) => isSet);
  const isCi = Boolean(CI) && CI !== 'false' && CI !== '0';
  return [
    ...(colour
      ? [['color', { value: colour[1], origin: colour[2] }] as [SettingName, { value: Json; origin: string }]]
      : []),
    ...(isCi ? [['input', { value: false, origin: 'CI' }] as [SettingName, { value: Json; origin: string }]] : []),
  ];
}

interface ConfigFile {
  readonly shown: string;
  readonly layer: Layer;
  readonly variables: Readonly<Record<string, Json>>;
  readonly problems: readonly Problem[];
}

async function readFiles(given: unknown, { folder, environment }: Surroundings): Promise<ConfigFile[]> {
  const chosen = typeof given === 'string' ? resolve(folder, given) : nearestProjectFile(folder);
  const personal = join(environment.XDG_CONFIG_HOME || join(homedir(), '.config'), 'evenkeel', 'config.yaml');
  const files = [
    ...(chosen ? [{ path: chosen, shown: shownName(chosen, folder), isProject: true }] : []),
    ...(existsSync(personal) ? [{ path: personal, shown: personal, isProject: false }] : []),
  ];
  return Promise.all(files.map(readFile));
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

async function readFile(file: FileToRead): Promise<ConfigFile> {
  const { path, shown } = file;
  const empty = { shown, layer: new Map(), variables: {} };
  const text = textOf(path);
  if (text === undefined)
    return { ...empty, problems: [problem({ reason: 'SourceUnreadable', message: `${shown} cannot be read` })] };
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text);
  const [error] = document.errors;
  const place = (line: number) => ({ file: shown, line, column: 1 });
  if (error) {
    const origin = place(error.linePos?.[0].line ?? 1);
    return {
      ...empty,
      problems: [problem({ reason: 'SyntaxInvalid', message: error.message.split('\n')[0] ?? '', origin })],
    };
  }
  const content = (document.toJS() ?? {}) as Json;
  if (!isObject(content))
    return {
      ...empty,
      problems: [problem({ reason: 'FieldInvalid', message: `${shown} must be a mapping`, origin: place(1) })],
    };
  return readContent(content, file, (key) =>
    place(1 + text.split('\n').findIndex((line) => line.startsWith(`${key}:`))),
  );
}

function readContent(
  content: JsonObject,
  { path, shown, isProject }: FileToRead,
  placeOf: (key: string) => NonNullable<Problem['origin']>,
): ConfigFile {
  const { vars, ...settings } = content;
  const problems = Object.keys(settings).flatMap((key) => refusal(key, isProject, placeOf));
  const hasVariables = isProject && isObject(vars);
  if (vars !== undefined && !hasVariables) {
    const message = isProject ? 'vars must be a mapping' : 'vars belong into evenkeel.yaml';
    problems.push(problem({ reason: 'FieldInvalid', message, origin: placeOf('vars') }));
  }
  const allowed = settingNames.filter(
    (name) => settings[name] !== undefined && !(isProject && settingTable[name].personal),
  );
  const layer = new Map(
    allowed.map((name) => [
      name,
      { value: fromFile(name, settings[name] ?? null, path), origin: shown, place: placeOf(name) },
    ]),
  );
  const variables = hasVariables
    ? Object.entries(vars).filter((entry): entry is [string, Json] => entry[1] !== undefined)
    : [];
  return { shown, layer, variables: Object.fromEntries(variables), problems };
}

/** Paths in a file count from where the file is. */
function fromFile(name: SettingName, value: Json, file: string): Json {
  if (name !== 'manifests') return value;
  return [value].flat().map((path) => (typeof path === 'string' ? resolve(dirname(file), path) : path));
}

function refusal(key: string, isProject: boolean, placeOf: (key: string) => NonNullable<Problem['origin']>): Problem[] {
  const origin = placeOf(key);
  const known = settingNames.find((name) => name === key);
  if (known && !(isProject && settingTable[known].personal)) return [];
  if (known) {
    const message = `${key} may not be set by a repository: it would decide where credentials are sent or who can reach the controller`;
    return [
      problem({
        reason: 'FieldInvalid',
        message,
        origin,
        suggestion: `use ${flagOf(known)} or ${settingTable[known].env[0]}`,
      }),
    ];
  }
  const near = nearest(key, [...settingNames, 'vars']);
  return [
    problem({
      reason: 'FieldUnknown',
      message: `unknown setting "${key}"`,
      origin,
      suggestion: near ? `did you mean "${near}"?` : '`evenkeel config` lists them all',
    }),
  ];
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function problem({
  origin,
  ...members
}: Pick<Problem, 'reason' | 'message' | 'suggestion'> & { origin?: Problem['origin'] }): Problem {
  return { severity: 'error', ...members, ...(origin ? { origin } : {}) };
}
