#!/usr/bin/env node
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { existing, layOutExamples, readText, writeNew } from './cli/disk.ts';
import { exitCode } from './cli/exit-code.ts';
import { getJson } from './cli/get-json.ts';
import { palette } from './cli/print/colour.ts';
import { problemTexts } from './cli/print/problem.ts';
import { type Flags, runProgram } from './cli/program.ts';
import { type Config, type SettingName, settingTable } from './cli/settings.ts';
import type {
  ControllerRequest,
  Output,
  RuntimeOptions,
  ServedSimulator,
  Shell,
  SimulatorRequest,
  Workspace,
} from './cli/shell.ts';
import { stopOnSignals } from './cli/stop-signal.ts';
import { askOnTerminal, outputOf } from './cli/terminal.ts';
import { resolveConfig, silenceSdk, systemEnvironment } from './config.ts';
import type { Settings } from './controller/settings.ts';
import { systemRandom } from './lib/backoff.ts';
import { realClock } from './lib/clock.ts';
import type { JsonObject } from './lib/json.ts';
import { visible } from './lib/visible.ts';
import type { Registry } from './model/kind.ts';
import type { Cloud } from './model/ports.ts';
import type { Place } from './model/resource.ts';

const root = packageRoot();
const schemas = new Map<string, JsonObject>();
const version = String(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version);
const clock = realClock();
const signal = stopOnSignals();
const simulatedPlace = { region: 'eu-west-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };

silenceSdk();
const { config: unflagged } = await configOf({});
const code = await runProgram(process.argv.slice(2), { version, ...outputsOf(unflagged), open });
await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
// Idle connections and the timers of a simulated AWS would keep the process for minutes.
process.exit(code);

function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((done) => {
    stream.write('', () => done());
  });
}

function configOf(flags: Flags) {
  return resolveConfig(flags, { environment: systemEnvironment, folder: process.cwd() });
}

async function open(flags: Flags): Promise<Shell | number> {
  if (typeof flags.dir === 'string' && !enter(flags.dir)) return exitCode.usage;
  const { config, problems } = await configOf(flags);
  const outputs = outputsOf(config);
  const { stderr } = outputs;
  if (problems.length > 0) {
    stderr.write(problemTexts(problems, () => undefined, palette(stderr.colour)));
    return exitCode.usage;
  }
  return {
    version,
    config,
    ...outputs,
    clock,
    signal,
    canAsk: config.values.input && process.stdin.isTTY === true && stderr.isTTY,
    confirm: (question) => askOnTerminal(question, signal),
    registry: loadRegistry,
    openRuntime: (options) => openRuntime(options, config, stderr),
    serveSimulator,
    runController: (request) => startController(request, config),
    layOutExamples: (folder, examples = 'manifests') => layOutExamples(join(root, examples), folder),
    getJson: (url) => getJson(url, signal),
    readText,
    template: (name) => readText(join(root, 'templates', name)),
    remote: async () => (await import('./source/remote.ts')).remoteOf(process.cwd()),
    async inFolder(folder) {
      mkdirSync(folder, { recursive: true });
      return open({ ...flags, dir: folder });
    },
    existing,
    writeNew,
    writeText: async (file, text) => writeFileSync(file, text),
  };
}

function enter(folder: string): boolean {
  if (existsSync(folder)) {
    process.chdir(folder);
    return true;
  }
  process.stderr.write(`Error: there is no folder ${visible(folder)} (exit ${exitCode.usage})\n`);
  return false;
}

function outputsOf({ values: { color } }: Config): { stdout: Output; stderr: Output } {
  const output = (stream: NodeJS.WriteStream) => outputOf(stream, color === 'auto' ? stream.isTTY : color === 'always');
  return { stdout: output(process.stdout), stderr: output(process.stderr) };
}

async function loadRegistry(): Promise<Registry> {
  const [{ kinds }, { permissions }] = await Promise.all([import('./kinds/index.ts'), import('./aws/permissions.ts')]);
  return { kinds, permissions, schema: readSchema };
}

function readSchema(kind: string): JsonObject {
  const name = kind.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
  const schema = schemas.get(kind) ?? JSON.parse(readFileSync(join(root, 'schemas', `${name}.schema.json`), 'utf8'));
  schemas.set(kind, schema);
  return schema;
}

async function openRuntime(options: RuntimeOptions, config: Config, stderr: Output): Promise<Workspace> {
  const { createRuntime } = await import('./controller/runtime.ts');
  const { shownName } = await import('./source/names.ts');
  const { saveFiles } = await import('./source/save-files.ts');
  const { source, cloud, variables } = await openWorld(options, config, stderr);
  const ports = { source, cloud, clock: options.clock ?? clock, emit: options.emit ?? (() => {}) };
  const runtime = createRuntime(ports, await loadRegistry(), settingsOf(config));
  const paths = options.paths.map((path) => shownName(path, process.cwd()));
  const former = async (reference: string) => {
    const { commitSource } = await import('./source/commit-source.ts');
    return commitSource(options.paths, reference, variables);
  };
  const { frameOf, rewrite, format } = source;
  return { runtime, former, paths, frameOf, rewrite, format, save: saveFiles };
}

/** The manifests and AWS; once AWS has told the account and region, the manifests' variables of that name have values. */
async function openWorld(options: RuntimeOptions, config: Config, stderr: Output) {
  const { folderSource } = await import('./source/folder-source.ts');
  const variables = new Map(config.variables);
  const debug = config.values.verbose ? (message: string) => stderr.write(`${visible(message)}\n`) : () => {};
  const source = folderSource({ paths: options.paths, variables, debug });
  const cloud = openCloud(options, config, (place) => {
    for (const [name, value] of Object.entries(place)) variables.set(name, value);
  });
  return { source, cloud, variables };
}

function settingsOf({ values }: Config): Settings {
  const { owner, interval: intervalMs, dryRun, prune, syncWindows } = values;
  return { owner, intervalMs, dryRun, prune, syncWindows };
}

/** AWS, whose SDK is loaded when it is first called: checking manifests must not wait for it. */
function openCloud(options: RuntimeOptions, config: Config, onPlace: (place: Place) => void): Cloud {
  let connected: Cloud | undefined;
  let connecting: Promise<Cloud> | undefined;
  let stopSignal: AbortSignal | undefined;
  const cloud = () => {
    connecting ??= connect(options, config).then((opened) => {
      if (stopSignal) opened.until(stopSignal);
      connected = opened;
      return opened;
    });
    return connecting;
  };
  return {
    async place() {
      const place = await (await cloud()).place();
      onPlace(place);
      return place;
    },
    provider: async (kind) => (await cloud()).provider(kind),
    index: { owned: async (resources) => (await cloud()).index.owned(resources) },
    marks: {
      set: async (arns, tags) => (await cloud()).marks.set(arns, tags),
      clear: async (arns, keys) => (await cloud()).marks.clear(arns, keys),
    },
    calls: () => connected?.calls() ?? 0,
    until(until) {
      stopSignal = until;
      connected?.until(until);
    },
  };
}

async function connect(
  { aws, emit = () => {}, clock: chosen = clock }: RuntimeOptions,
  config: Config,
): Promise<Cloud> {
  const [{ connectCloud }, { kinds }] = await Promise.all([import('./aws/cloud.ts'), import('./kinds/index.ts')]);
  const { owner } = config.values;
  return connectCloud({ kinds, owner, clock: chosen, random: systemRandom, emit, ...(aws ?? connectionOf(config)) });
}

/** What the environment says is left to the SDK, which reads it as every AWS tool does. */
function connectionOf({ values, origins }: Config) {
  const given = (name: SettingName & ('region' | 'profile' | 'endpointUrl')) =>
    settingTable[name].env.includes(origins[name]) ? undefined : values[name];
  const [region, profile, endpoint] = [given('region'), given('profile'), given('endpointUrl')];
  return { ...(region ? { region } : {}), ...(profile ? { profile } : {}), ...(endpoint ? { endpoint } : {}) };
}

async function serveSimulator({ speed, ...request }: SimulatorRequest): Promise<ServedSimulator> {
  const { startSimulator } = await import('./simulator/start-simulator.ts');
  const fast = realClock(speed);
  const { url, close } = await startSimulator({ ...request, clock: fast, region: simulatedPlace.region });
  return { connection: { endpoint: url, ...simulatedPlace }, clock: fast, close };
}

/** Runs the controller and its API until the signal aborts. */
async function startController(request: ControllerRequest, config: Config): Promise<void> {
  const [{ createController }, { serveApi }, { watchFolder }, { logListener }] = await Promise.all([
    import('./controller/controller.ts'),
    import('./api/server.ts'),
    import('./source/watch.ts'),
    import('./telemetry/log.ts'),
  ]);
  const { paths, dryRun, prune, intervalMs } = request;
  const log = request.logFormat === 'json' ? logListener(config.values.verbose ? 'debug' : 'info') : () => {};
  const world = await openWorld(request, config, outputsOf(config).stderr);
  const controller = createController({
    ports: { ...world, clock: request.clock ?? clock },
    registry: await loadRegistry(),
    settings: { ...settingsOf(config), dryRun, prune, intervalMs },
    random: systemRandom,
    listen(event) {
      log(event);
      request.emit?.(event);
    },
    watch: (onHint) => watchFolder(paths, onHint, clock),
  });
  const api = await serveApi(controller.board, request.listen);
  request.onListening(api.url);
  await controller.run(signal);
  await api.close();
}

/** The folder of the package, above the built and above the written sources. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}
