import { durationOf } from '../lib/duration.ts';
import type { Json } from '../lib/json.ts';
import type { SyncWindow } from '../model/sync-window.ts';
import { type Address, addressOf } from './arguments.ts';
import { type Fault, readSyncWindows, syncWindowFaults } from './sync-windows-setting.ts';

/** One thing that can be set by flag, environment or file; its name is its key in files, and in kebab-case its flag. */
export interface Setting<Value> {
  readonly about: string;
  /** The environment variables that set it, the first one that is there. */
  readonly env: readonly string[];
  readonly fallback: Value;
  /** Stands for the value in help; absent where the flag alone says yes. */
  readonly placeholder?: string;
  /** One letter that also gives it. */
  readonly short?: string;
  /** How it is given on the command line where that is not its name. */
  readonly flag?: string;
  /** What a valid value looks like. */
  readonly form: string;
  /** Gives undefined for what is not valid. */
  readonly read: (given: Json) => Value | undefined;
  /** Says which parts of a value that is not valid are wrong, where that can be told. */
  readonly faults?: (given: Json) => readonly Fault[];
  /** True where a repository must not decide for the person who checks it out. */
  readonly personal?: true;
}

/** Everything that can be set, once: configuration, `config`, `help environment` and the flags read it from here. */
export const settingTable = {
  owner: setting({
    about: 'name of this instance in ownership tags',
    placeholder: 'name',
    env: ['EVENKEEL_OWNER'],
    fallback: 'evenkeel',
    form: 'letters, digits, ".", "_" and "-", at most 64',
    read: matching(/^[A-Za-z0-9][\w.-]{0,63}$/),
  }),
  manifests: setting<readonly string[]>({
    about: 'files and folders of manifests when a command names none',
    flag: 'PATH...',
    env: ['EVENKEEL_MANIFESTS'],
    fallback: ['manifests'],
    form: 'a path or a list of paths',
    read: pathsOf,
  }),
  env: setting<string | undefined>({
    about: 'the environment: its overlay is applied to the manifests',
    placeholder: 'name',
    short: 'e',
    env: ['EVENKEEL_ENV'],
    fallback: undefined,
    form: 'letters, digits, ".", "_" and "-", at most 64',
    read: matching(/^[A-Za-z0-9][\w.-]{0,63}$/),
  }),
  envs: setting({
    about: 'folder of overlays, one for each environment',
    placeholder: 'folder',
    env: ['EVENKEEL_ENVS'],
    fallback: 'envs',
    form: 'a path',
    read: matching(/./),
  }),
  region: setting<string | undefined>({
    about: 'AWS region',
    placeholder: 'name',
    env: ['AWS_REGION', 'AWS_DEFAULT_REGION'],
    fallback: undefined,
    form: 'a region such as eu-west-1',
    read: matching(/^[a-z0-9-]+$/),
  }),
  profile: setting<string | undefined>({
    about: 'AWS profile',
    placeholder: 'name',
    env: ['AWS_PROFILE'],
    fallback: undefined,
    form: 'the name of a profile',
    read: matching(/./),
    personal: true,
  }),
  endpointUrl: setting<string | undefined>({
    about: 'where AWS is, for simulators',
    placeholder: 'url',
    env: ['AWS_ENDPOINT_URL'],
    fallback: undefined,
    form: 'a URL such as http://127.0.0.1:4566',
    read: matching(/^https?:\/\/./),
    personal: true,
  }),
  server: setting<string | undefined>({
    about: 'the running controller to ask',
    placeholder: 'url',
    env: ['EVENKEEL_SERVER'],
    fallback: undefined,
    form: 'a URL such as http://127.0.0.1:7373',
    read: matching(/^https?:\/\/./),
    personal: true,
  }),
  prune: setting({
    about: 'delete what is no longer in the manifests',
    env: ['EVENKEEL_PRUNE'],
    fallback: false,
    form: 'true or false',
    read: truthOf,
  }),
  timeout: setting({
    about: 'how long `apply` and `wait` wait',
    placeholder: 'duration',
    env: ['EVENKEEL_TIMEOUT'],
    fallback: 900_000,
    form: 'a duration such as 15m',
    read: duration,
  }),
  interval: setting({
    about: 'how often `run` looks at everything',
    placeholder: 'duration',
    env: ['EVENKEEL_INTERVAL'],
    fallback: 60_000,
    form: 'a duration such as 60s',
    read: duration,
  }),
  listen: setting<Address>({
    about: 'where `run` serves its API',
    placeholder: 'address',
    env: ['EVENKEEL_LISTEN'],
    fallback: { host: '127.0.0.1', port: 7373 },
    form: 'an address such as 127.0.0.1:7373',
    read: (given) => addressOf(String(given)),
    personal: true,
  }),
  dryRun: setting({
    about: '`run` plans and applies nothing',
    env: ['EVENKEEL_DRY_RUN'],
    fallback: false,
    form: 'true or false',
    read: truthOf,
  }),
  syncWindows: setting<readonly SyncWindow[]>({
    about: 'when changes may be made, as a list; in the environment as JSON',
    flag: '-',
    env: ['EVENKEEL_SYNC_WINDOWS'],
    fallback: [],
    form: 'a list of windows with schedule, duration and kind',
    read: readSyncWindows,
    faults: syncWindowFaults,
  }),
  logFormat: setting<'text' | 'json'>({
    about: 'lines for people or for programs',
    placeholder: 'text|json',
    env: ['EVENKEEL_LOG_FORMAT'],
    fallback: 'text',
    form: 'text or json',
    read: oneOf('text', 'json'),
  }),
  color: setting<'always' | 'never' | 'auto'>({
    about: 'colour in the output',
    placeholder: 'always|never|auto',
    env: ['EVENKEEL_COLOR'],
    fallback: 'auto',
    form: 'always, never or auto',
    read: oneOf('always', 'never', 'auto'),
  }),
  input: setting({
    about: 'ask questions on a terminal',
    flag: '--no-input',
    env: ['EVENKEEL_INPUT'],
    fallback: true,
    form: 'true or false',
    read: truthOf,
  }),
  quiet: setting({
    about: 'only results and errors',
    env: ['EVENKEEL_QUIET'],
    fallback: false,
    form: 'true or false',
    read: truthOf,
  }),
  verbose: setting({
    about: 'more detail',
    env: ['EVENKEEL_VERBOSE'],
    fallback: false,
    form: 'true or false',
    read: truthOf,
  }),
};

/** The name of a setting. */
export type SettingName = keyof typeof settingTable;

/** The value of every setting. */
export type SettingValues = {
  readonly [Name in SettingName]: (typeof settingTable)[Name] extends Setting<infer Value> ? Value : never;
};

/** The settings with where each came from, and the variables of the manifests. */
export interface Config {
  readonly values: SettingValues;
  /** `default`, a flag, the name of an environment variable, or a file. */
  readonly origins: Readonly<Record<SettingName, string>>;
  readonly variables: ReadonlyMap<string, Json>;
  /** The file that the variables come from. */
  readonly variablesOrigin: string;
  /** Where the project's file is, or would be. */
  readonly projectFile: string;
}

function setting<Value>(row: Setting<Value>): Setting<Value> {
  return row;
}

function matching(pattern: RegExp): (given: Json) => string | undefined {
  return (given) => (typeof given === 'string' && pattern.test(given) ? given : undefined);
}

function oneOf<Word extends string>(...words: Word[]): (given: Json) => Word | undefined {
  return (given) => words.find((word) => word === given);
}

function truthOf(given: Json): boolean | undefined {
  const text = String(given).toLowerCase();
  if (['true', '1', 'yes'].includes(text)) return true;
  return ['false', '0', 'no'].includes(text) ? false : undefined;
}

function duration(given: Json): number | undefined {
  return durationOf(String(given));
}

function pathsOf(given: Json): readonly string[] | undefined {
  const paths = [given].flat();
  return paths.length > 0 && paths.every((path) => typeof path === 'string' && path !== '')
    ? (paths as string[])
    : undefined;
}
