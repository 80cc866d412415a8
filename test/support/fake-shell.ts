import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { connectCloud } from '../../src/aws/cloud.ts';
import { existing, readText, writeNew } from '../../src/cli/disk.ts';
import { type Config, type SettingName, type SettingValues, settingTable } from '../../src/cli/settings.ts';
import type { ControllerRequest, Machine, Output, RuntimeOptions, Shell, Workspace } from '../../src/cli/shell.ts';
import { guardedCloud } from '../../src/controller/guarded-cloud.ts';
import { createRuntime } from '../../src/controller/runtime.ts';
import { overlayRules } from '../../src/engine/overlay-rules.ts';
import { kinds } from '../../src/kinds/index.ts';
import { seededRandom } from '../../src/lib/backoff.ts';
import { FailureError } from '../../src/model/failure.ts';
import type { Formatting } from '../../src/model/formatting.ts';
import { ownerIn } from '../../src/model/overlay.ts';
import type { Source } from '../../src/model/ports.ts';
import { readFaults } from '../../src/simulator/fault-file/read-faults.ts';
import { injectFaults } from '../../src/simulator/inject-faults.ts';
import { requestHandler } from '../../src/simulator/request-handler.ts';
import { commitSource } from '../../src/source/commit-source.ts';
import { type FolderSource, folderSource } from '../../src/source/folder-source.ts';
import { folderOf, runGit } from '../../src/source/revision.ts';
import { saveFiles } from '../../src/source/save-files.ts';
import { type MemorySource, memorySource } from './memory-source.ts';
import { type Carrier, registry } from './ship.ts';
import { type SimulatedAws, simulatedAws } from './simulated-aws.ts';

/** What a fake shell starts with. */
export interface FakeShellOptions {
  /** Manifests by file name. */
  readonly files?: Record<string, string>;
  /** Instead of manifests in memory. */
  readonly source?: Source & Pick<Workspace, 'frameOf' | 'rewrite' | 'format'>;
  /** Manifests are files on the disk, wherever a command looks for them, and what it writes goes there. */
  readonly onDisk?: true;
  /** Variables of the manifests on the disk. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Joins a world that exists already. */
  readonly aws?: SimulatedAws;
  readonly settings?: Partial<SettingValues>;
  readonly isTTY?: boolean;
  readonly colour?: boolean;
  /** Stands between the shell and AWS; carries requests straight there when left out. */
  readonly carrier?: Carrier;
  /** What is else than usual about the machine; git is the real one. */
  readonly machine?: Partial<Machine>;
  /** What servers answer; without it there are none. */
  readonly getJson?: Shell['getJson'];
  /** The pull request that CI runs for; without it there is none. */
  readonly openForge?: Shell['openForge'];
  /** Where files are in a repository; without it, where they are here. */
  readonly inRepository?: Shell['inRepository'];
  /** What is answered to a question; without it nobody can be asked. */
  readonly answer?: boolean;
}

/** A shell that writes into memory, on a simulated AWS and its virtual clock. */
export interface FakeShell {
  readonly shell: Shell;
  readonly aws: SimulatedAws;
  readonly source: MemorySource;
  readonly questions: string[];
  /** Files that commands wrote or may read. */
  readonly disk: Map<string, string>;
  readonly controllers: ControllerRequest[];
  /** What was written so far, without colour. */
  readonly out: () => string;
  readonly err: () => string;
  /** What was written so far, as it was. */
  readonly raw: () => string;
  readonly forget: () => void;
  /** As Ctrl-C does. */
  readonly interrupt: () => void;
  /** Runs a command to its end on the virtual clock. */
  readonly drive: <T>(work: Promise<T>) => Promise<T>;
}

/** Builds a shell for a test. */
export function fakeShell(options: FakeShellOptions = {}): FakeShell {
  const { aws = simulatedAws(), files = {}, settings = {}, isTTY = false, colour = false, answer, machine } = options;
  const written = { out: '', err: '' };
  const disk = new Map<string, string>();
  const questions: string[] = [];
  const controllers: ControllerRequest[] = [];
  const stopping = new AbortController();
  const source = memorySource(files);
  const config = configOf(settings);
  const output = (name: 'out' | 'err'): Output => ({
    write: (text) => {
      written[name] += text;
    },
    isTTY,
    colour,
    columns: () => 100,
    isOpen: () => true,
  });
  const shell: Shell = {
    version: '1.2.3',
    machine: {
      nodeVersion: '22.12.0',
      nodeFloor: '20.19',
      git: (path, args) => runGit(folderOf(path), args),
      ...machine,
    },
    config,
    stdout: output('out'),
    stderr: output('err'),
    clock: aws.clock,
    signal: stopping.signal,
    canAsk: answer !== undefined,
    async confirm(question) {
      questions.push(question);
      return answer === true;
    },
    registry: async () => registry,
    openRuntime: async (opening) =>
      openWorkspace(opening, {
        config,
        aws,
        carrier: options.carrier ?? requestHandler(aws.simulator),
        source: options.onDisk ? onDisk(opening, options) : (options.source ?? source),
      }),
    async serveSimulator({ faults = {} }) {
      injectFaults(aws.simulator, readFaults(faults));
      return {
        connection: {
          endpoint: 'http://127.0.0.1:4566',
          region: 'eu-west-1',
          credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
        },
        clock: aws.clock,
        close: async () => {},
      };
    },
    async runController(request) {
      controllers.push(request);
      request.onListening('http://127.0.0.1:7373');
    },
    layOutExamples: async (folder) => ({ path: folder ?? '/tmp/examples', remove: async () => {} }),
    openForge: options.openForge ?? (async () => ({ missing: 'this is no CI', fix: 'none', isCredential: false })),
    inRepository: options.inRepository ?? ((file) => file),
    async summarise(markdown) {
      disk.set('summary.md', (disk.get('summary.md') ?? '') + markdown);
      return 'written';
    },
    getJson: options.getJson ?? (() => Promise.reject(new Error('connect ECONNREFUSED'))),
    async readText(file) {
      const text = disk.get(file);
      if (text === undefined) throw new FailureError('SourceUnreadable', `${file} cannot be read`);
      return text;
    },
    template: (name) => readText(fileURLToPath(new URL(`../../templates/${name}`, import.meta.url))),
    remote: async () => undefined,
    inFolder: async () => shell,
    existing: async (files) => files.filter((file) => disk.has(file)),
    async writeNew(files) {
      for (const [file, text] of files) disk.set(file, text);
      return undefined;
    },
    async writeText(file, text) {
      disk.set(file, text);
    },
    ...(options.onDisk ? { existing, writeNew } : {}),
  };
  return {
    shell,
    aws,
    source,
    questions,
    disk,
    controllers,
    out: () => stripVTControlCharacters(written.out),
    err: () => stripVTControlCharacters(written.err),
    raw: () => written.out + written.err,
    forget: () => Object.assign(written, { out: '', err: '' }),
    interrupt: () => stopping.abort(130),
    drive: (work) => aws.clock.drive(work),
  };
}

/** A configuration of defaults and the given settings. */
export function configOf(settings: Partial<SettingValues> = {}): Config {
  const names = Object.keys(settingTable) as SettingName[];
  const defaults = Object.fromEntries(names.map((name) => [name, settingTable[name].fallback]));
  return {
    values: { ...defaults, ...settings } as SettingValues,
    origins: Object.fromEntries(
      names.map((name) => [name, name in settings ? 'test' : 'default']),
    ) as Config['origins'],
    variables: new Map(),
    variablesOrigin: 'evenkeel.yaml',
    projectFile: 'evenkeel.yaml',
  };
}

function onDisk({ paths }: RuntimeOptions, { variables = {}, settings = {} }: FakeShellOptions): FolderSource {
  const filled = new Map(Object.entries(variables));
  return folderSource({ paths, variables: filled, revisionOf: async () => 'disk', ...environmentOf(settings) });
}

function environmentOf({ env: name, envs: folder = 'envs' }: Partial<SettingValues>) {
  return name === undefined ? {} : { environment: { name, folder, rules: overlayRules(registry) } };
}

interface Opened {
  readonly config: Config;
  readonly aws: SimulatedAws;
  readonly carrier: Carrier;
  readonly source: Source & Partial<Workspace & FolderSource>;
}

function openWorkspace(
  { paths, emit = () => {} }: RuntimeOptions,
  { config, aws, carrier, source }: Opened,
): Workspace {
  const { env, prune, dryRun, interval, syncWindows } = config.values;
  const owner = ownerIn(env, config.values.owner);
  const connected = connectCloud({
    kinds,
    owner,
    clock: aws.clock,
    random: seededRandom(7),
    emit,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: carrier,
  });
  const cloud = guardedCloud(connected, () => source.guard?.());
  const settings = { owner, prune, dryRun, intervalMs: interval, syncWindows };
  const runtime = createRuntime({ source, cloud, clock: aws.clock, emit }, registry, settings);
  const { frameOf = () => undefined, rewrite = () => [], format = nothingToFormat } = source;
  const former = (reference: string) =>
    commitSource(paths, reference, {
      settings: 'evenkeel.yaml',
      variablesIn: async () => new Map(),
      ...environmentOf(config.values),
    });
  return { runtime, former, paths, frameOf, rewrite, format, save: saveFiles };
}

function nothingToFormat(): Formatting {
  return { files: 0, rewrites: [], left: [] };
}
