#!/usr/bin/env node
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectionOf } from './cli/connection-of.ts';
import {
  existing,
  layOutExamples,
  makeFolder,
  nameFrom,
  packageRootOf,
  readText,
  summarise,
  writeNew,
} from './cli/disk.ts';
import { exitCode } from './cli/exit-code.ts';
import { getJson } from './cli/get-json.ts';
import { palette } from './cli/print/colour.ts';
import { problemTexts } from './cli/print/problem.ts';
import { type Flags, runProgram } from './cli/program.ts';
import type { Config } from './cli/settings.ts';
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
import { askOnTerminal, flushed, outputOf } from './cli/terminal.ts';
import { resolveConfig, silenceSdk, systemEnvironment, variablesIn } from './config.ts';
import type { Settings } from './controller/settings.ts';
import { systemRandom } from './lib/backoff.ts';
import { realClock } from './lib/clock.ts';
import type { Json, JsonObject } from './lib/json.ts';
import { visible } from './lib/visible.ts';
import type { Forge, ForgeMissing, ForgeName } from './model/forge.ts';
import type { Guard } from './model/guard.ts';
import type { Registry } from './model/kind.ts';
import { ownerIn } from './model/overlay.ts';
import type { Cloud } from './model/ports.ts';
import type { Place } from './model/resource.ts';

const root = packageRootOf(fileURLToPath(import.meta.url));
const schemas = new Map<string, JsonObject>();
const { version, engines }: { version: string; engines: { node: string } } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);
const clock = realClock();
const signal = stopOnSignals();
const simulatedPlace = { region: 'eu-west-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };

silenceSdk();
const { config: unflagged } = await configOf({});
const code = await runProgram(process.argv.slice(2), { version, ...outputsOf(unflagged), open });
await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
// Idle connections and the timers of a simulated AWS would keep the process for minutes.
process.exit(code);

function surroundings() {
  return { environment: systemEnvironment, folder: process.cwd() };
}

function configOf(flags: Flags) {
  return resolveConfig(flags, surroundings());
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
    machine: { nodeVersion: process.versions.node, nodeFloor: engines.node.replace(/^>=/, ''), git },
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
    openForge,
    inRepository: (file) => nameFrom(systemEnvironment.GITHUB_WORKSPACE, file),
    summarise: (markdown) => summarise(systemEnvironment.GITHUB_STEP_SUMMARY, markdown),
    readText,
    template: (name) => readText(join(root, 'templates', name)),
    remote: async () => (await import('./source/remote.ts')).remoteOf(process.cwd()),
    async inFolder(folder) {
      const why = makeFolder(folder);
      if (why === undefined) return open({ ...flags, dir: folder });
      stderr.write(`Error: the folder ${visible(folder)} cannot be made: ${visible(why)} (exit ${exitCode.usage})\n`);
      return exitCode.usage;
    },
    existing,
    writeNew,
    writeText: async (file, text) => writeFileSync(file, text),
  };
}

async function git(path: string, args: readonly string[]): Promise<string | undefined> {
  const { folderOf, runGit } = await import('./source/revision.ts');
  return runGit(folderOf(resolve(path)), args);
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
  const { source, cloud, withPlace, ...environment } = await openWorld(options, config, stderr);
  const ports = { source, cloud, clock: options.clock ?? clock, emit: options.emit ?? (() => {}) };
  const runtime = createRuntime(ports, await loadRegistry(), settingsOf(config, options));
  const paths = options.paths.map((path) => shownName(path, process.cwd()));
  const former = async (reference: string) => {
    const { commitSource } = await import('./source/commit-source.ts');
    const then = async (settings: string) => withPlace(await variablesIn(settings, surroundings()));
    return commitSource(options.paths, reference, { settings: config.projectFile, variablesIn: then, ...environment });
  };
  const { frameOf, rewrite, format } = source;
  return { runtime, former, paths, frameOf, rewrite, format, save: saveFiles };
}

/** The manifests and AWS; once AWS has told the account and region, the manifests' variables of that name have values. */
async function openWorld(options: RuntimeOptions, config: Config, stderr: Output) {
  const [{ folderSource }, { guardedCloud }, { lazyCloud }] = await Promise.all([
    import('./source/folder-source.ts'),
    import('./controller/guarded-cloud.ts'),
    import('./controller/lazy-cloud.ts'),
  ]);
  const fillings: Map<string, Json>[] = [];
  const withPlace = (variables: ReadonlyMap<string, Json>) => {
    const filling = new Map(variables);
    fillings.push(filling);
    return filling;
  };
  const variables = withPlace(config.variables);
  const debug = config.values.verbose ? (message: string) => stderr.write(`${visible(message)}\n`) : () => {};
  const environment = await environmentOf(options, config);
  const source = folderSource({ paths: options.paths, variables, debug, ...environment });
  const onPlace = (place: Place) => {
    for (const filling of fillings) for (const [name, value] of Object.entries(place)) filling.set(name, value);
  };
  const cloud = lazyCloud(() => connect(options, config, source.guard()), onPlace);
  return { source, cloud: guardedCloud(cloud, source.guard), withPlace, ...environment };
}

/** The environment that was chosen; a simulated AWS has none. */
async function environmentOf({ aws }: RuntimeOptions, { values: { env: name, envs: folder } }: Config) {
  if (name === undefined || aws) return {};
  const { overlayRules } = await import('./engine/overlay-rules.ts');
  return { environment: { name, folder, rules: overlayRules(await loadRegistry()) } };
}

function settingsOf({ values }: Config, { aws }: Pick<RuntimeOptions, 'aws'>): Settings {
  const { owner, env, interval: intervalMs, dryRun, prune, syncWindows } = values;
  return { owner: ownerIn(aws ? undefined : env, owner), intervalMs, dryRun, prune, syncWindows };
}

async function connect(
  { aws, emit = () => {}, clock: chosen = clock }: RuntimeOptions,
  config: Config,
  guard: Guard | undefined,
): Promise<Cloud> {
  const [{ connectCloud }, { kinds }] = await Promise.all([import('./aws/cloud.ts'), import('./kinds/index.ts')]);
  const { owner } = settingsOf(config, aws ? { aws } : {});
  const connection = aws ?? { fallbackRegion: guard?.region?.value, ...connectionOf(config) };
  return connectCloud({ kinds, owner, clock: chosen, random: systemRandom, emit, ...connection });
}

async function openForge(provider?: ForgeName): Promise<Forge | ForgeMissing> {
  const forges = await import('./forges/open-forge.ts');
  const around = { environment: systemEnvironment, folder: process.cwd(), readText };
  return forges.openForge(provider, around, { clock, random: systemRandom, signal, fetch });
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
  const { dryRun, prune, intervalMs } = request;
  const log = request.logFormat === 'json' ? logListener(config.values.verbose ? 'debug' : 'info') : () => {};
  const world = await openWorld(request, config, outputsOf(config).stderr);
  const controller = createController({
    ports: { ...world, clock: request.clock ?? clock },
    registry: await loadRegistry(),
    settings: { ...settingsOf(config, request), dryRun, prune, intervalMs },
    random: systemRandom,
    listen(event) {
      log(event);
      request.emit?.(event);
    },
    watch: (onHint) => watchFolder(world.source.places, onHint, clock),
  });
  const api = await serveApi(controller.board, request.listen, version);
  request.onListening(api.url);
  await controller.run(signal);
  await api.close();
}
