import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { flagOf } from "./cli/print/setting-value.js";
import { settingTable } from "./cli/settings.js";
import { isObject } from "./lib/json.js";
import { nearest } from "./lib/nearest.js";
const projectFileName = 'evenkeel.yaml';
const settingNames = Object.keys(settingTable);
/** The machine's own environment. */
export const systemEnvironment = process.env;
/** Keeps the AWS SDK from telling our users about versions of Node.js; to be called before it is loaded. */
export function silenceSdk() {
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
}
/** Puts together flag, environment, evenkeel.yaml, the user's file and defaults, in this order. Reports all problems at once. */
export async function resolveConfig(flags, around) {
    const files = await readFiles(flags.config, around);
    const layers = [flagLayer(flags), environmentLayer(around.environment), ...files.map(({ layer }) => layer)];
    const problems = files.flatMap((file) => file.problems);
    const entries = settingNames.map((name) => [name, resolveSetting(name, layers, problems)]);
    const config = {
        values: Object.fromEntries(entries.map(([name, { value }]) => [name, value])),
        origins: Object.fromEntries(entries.map(([name, { origin }]) => [name, origin])),
        variables: new Map(files.flatMap(({ variables }) => Object.entries(variables))),
        variablesOrigin: files[0]?.shown ?? projectFileName,
    };
    return { config: Object.freeze(config), problems };
}
function resolveSetting(name, layers, problems) {
    const { read, form, fallback } = settingTable[name];
    for (const layer of layers) {
        const found = layer.get(name);
        if (!found)
            continue;
        const value = read(found.value);
        if (value !== undefined)
            return { value, origin: found.origin };
        problems.push(problem({ reason: 'FieldInvalid', message: `${found.origin}: ${name} must be ${form}`, origin: found.place }));
    }
    return { value: fallback, origin: 'default' };
}
function flagLayer(flags) {
    const given = settingNames.filter((name) => flags[name] !== undefined);
    return new Map(given.map((name) => [name, { value: flags[name], origin: flagOf(name) }]));
}
function environmentLayer(environment) {
    const own = settingNames.flatMap((name) => {
        const variable = settingTable[name].env.find((candidate) => environment[candidate]);
        const value = variable && environment[variable];
        return value ? [[name, { value, origin: variable }]] : [];
    });
    return new Map([...conventions(environment), ...own]);
}
/** What other programs' users have agreed on. */
function conventions({ NO_COLOR, FORCE_COLOR, TERM, CI, }) {
    const isForcedOff = FORCE_COLOR === '0' || FORCE_COLOR === 'false';
    const colours = [
        [Boolean(NO_COLOR), 'never', 'NO_COLOR'],
        [Boolean(FORCE_COLOR), isForcedOff ? 'never' : 'always', 'FORCE_COLOR'],
        [TERM === 'dumb', 'never', 'TERM'],
    ];
    const colour = colours.find(([isSet]) => isSet);
    const isCi = Boolean(CI) && CI !== 'false' && CI !== '0';
    return [
        ...(colour
            ? [['color', { value: colour[1], origin: colour[2] }]]
            : []),
        ...(isCi ? [['input', { value: false, origin: 'CI' }]] : []),
    ];
}
async function readFiles(given, { folder, environment }) {
    const chosen = typeof given === 'string' ? resolve(folder, given) : nearestProjectFile(folder);
    const personal = join(environment.XDG_CONFIG_HOME || join(homedir(), '.config'), 'evenkeel', 'config.yaml');
    const files = [
        ...(chosen ? [{ path: chosen, shown: shownName(chosen, folder), isProject: true }] : []),
        ...(existsSync(personal) ? [{ path: personal, shown: personal, isProject: false }] : []),
    ];
    return Promise.all(files.map(readFile));
}
function nearestProjectFile(start) {
    for (let folder = resolve(start);; folder = dirname(folder)) {
        const file = join(folder, projectFileName);
        if (existsSync(file))
            return file;
        if (dirname(folder) === folder)
            return undefined;
    }
}
function shownName(path, folder) {
    const fromHere = relative(folder, path);
    return fromHere.startsWith('..') ? path : fromHere;
}
async function readFile(file) {
    const { path, shown } = file;
    const empty = { shown, layer: new Map(), variables: {} };
    const text = textOf(path);
    if (text === undefined)
        return { ...empty, problems: [problem({ reason: 'SourceUnreadable', message: `${shown} cannot be read` })] };
    const { parseDocument } = await import('yaml');
    const document = parseDocument(text);
    const [error] = document.errors;
    const place = (line) => ({ file: shown, line, column: 1 });
    if (error) {
        const origin = place(error.linePos?.[0].line ?? 1);
        return {
            ...empty,
            problems: [problem({ reason: 'SyntaxInvalid', message: error.message.split('\n')[0] ?? '', origin })],
        };
    }
    const content = (document.toJS() ?? {});
    if (!isObject(content))
        return {
            ...empty,
            problems: [problem({ reason: 'FieldInvalid', message: `${shown} must be a mapping`, origin: place(1) })],
        };
    return readContent(content, file, (key) => place(1 + text.split('\n').findIndex((line) => line.startsWith(`${key}:`))));
}
function readContent(content, { path, shown, isProject }, placeOf) {
    const { vars, ...settings } = content;
    const problems = Object.keys(settings).flatMap((key) => refusal(key, isProject, placeOf));
    const hasVariables = isProject && isObject(vars);
    if (vars !== undefined && !hasVariables) {
        const message = isProject ? 'vars must be a mapping' : 'vars belong into evenkeel.yaml';
        problems.push(problem({ reason: 'FieldInvalid', message, origin: placeOf('vars') }));
    }
    const allowed = settingNames.filter((name) => settings[name] !== undefined && !(isProject && settingTable[name].personal));
    const layer = new Map(allowed.map((name) => [
        name,
        { value: fromFile(name, settings[name] ?? null, path), origin: shown, place: placeOf(name) },
    ]));
    const variables = hasVariables
        ? Object.entries(vars).filter((entry) => entry[1] !== undefined)
        : [];
    return { shown, layer, variables: Object.fromEntries(variables), problems };
}
/** Paths in a file count from where the file is. */
function fromFile(name, value, file) {
    if (name !== 'manifests')
        return value;
    return [value].flat().map((path) => (typeof path === 'string' ? resolve(dirname(file), path) : path));
}
function refusal(key, isProject, placeOf) {
    const origin = placeOf(key);
    const known = settingNames.find((name) => name === key);
    if (known && !(isProject && settingTable[known].personal))
        return [];
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
function textOf(path) {
    try {
        return readFileSync(path, 'utf8');
    }
    catch {
        return undefined;
    }
}
function problem({ origin, ...members }) {
    return { severity: 'error', ...members, ...(origin ? { origin } : {}) };
}
