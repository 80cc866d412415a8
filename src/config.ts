import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { type ConfigFile, type Given, type Layer, projectFileName, readConfigFiles } from './cli/config-file.ts';
import { flagOf } from './cli/print/setting-value.ts';
import { type Config, type Setting, type SettingName, settingTable } from './cli/settings.ts';
import type { Json } from './lib/json.ts';
import { pathText } from './model/change.ts';
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

const settingNames = Object.keys(settingTable) as SettingName[];

/** The machine's own environment. */
export const systemEnvironment: Surroundings['environment'] = process.env;

/** Keeps the AWS SDK from telling our users about versions of Node.js; to be called before it is loaded. */
export function silenceSdk(): void {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
}

/** Puts together flag, environment, evenkeel.yaml, the user's file and defaults, in this order. Reports all problems at once. */
export async function resolveConfig(flags: Readonly<Record<string, unknown>>, around: Surroundings): Promise<Resolved> {
  const { folder } = around;
  const files = await readConfigFiles({ given: flags.config, folder, home: homeOf(around) });
  const layers = [flagLayer(flags), environmentLayer(around.environment), ...files.map(({ layer }) => layer)];
  const problems: Problem[] = files.flatMap((file) => file.problems);
  const entries = settingNames.map((name) => [name, resolveSetting(name, layers, problems)] as const);
  const config = {
    values: Object.fromEntries(entries.map(([name, { value }]) => [name, value])),
    origins: Object.fromEntries(entries.map(([name, { origin }]) => [name, origin])),
    variables: variablesOf(files),
    variablesOrigin: files[0]?.shown ?? projectFileName,
    projectFile: files.find(({ isProject }) => isProject)?.path ?? resolve(folder, projectFileName),
  } as unknown as Config;
  return { config: Object.freeze(config), problems };
}

/** The variables of the manifests if another file stood in the place of the project's; one that is not there defines none. */
export async function variablesIn(projectFile: string, around: Surroundings): Promise<ReadonlyMap<string, Json>> {
  return variablesOf(await readConfigFiles({ given: projectFile, folder: around.folder, home: homeOf(around) }));
}

function homeOf({ environment }: Surroundings): string {
  return environment.XDG_CONFIG_HOME || join(homedir(), '.config');
}

function variablesOf(files: readonly ConfigFile[]): ReadonlyMap<string, Json> {
  return new Map(files.flatMap(({ variables }) => Object.entries(variables)));
}

function resolveSetting(
  name: SettingName,
  layers: readonly Layer[],
  problems: Problem[],
): { value: unknown; origin: string } {
  const { read, fallback } = settingTable[name];
  for (const layer of layers) {
    const found = layer.get(name);
    if (!found) continue;
    const value = read(found.value);
    if (value !== undefined) return { value, origin: found.origin };
    problems.push(...problemsOf(name, found));
  }
  return { value: fallback, origin: 'default' };
}

/** Each part that is wrong where it stands; without such parts, what the value as a whole should be. */
function problemsOf(name: SettingName, { value, origin, placeOf }: Given): Problem[] {
  const { faults, form }: Setting<unknown> = settingTable[name];
  const found = faults?.(value) ?? [];
  const wrong = found.length > 0 ? found : [{ path: [], message: `must be ${form}` }];
  return wrong.map(({ path, message, ...advice }) => {
    const part = pathText([name, ...path.map((step) => (typeof step === 'number' ? `[${step}]` : step))]);
    const place = placeOf?.(path);
    const said = `${origin}: ${part}${path.length > 0 ? ':' : ''} ${message}`;
    return { severity: 'error', reason: 'FieldInvalid', message: said, ...advice, ...(place ? { origin: place } : {}) };
  });
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
