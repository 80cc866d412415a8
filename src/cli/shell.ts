import type { Runtime } from '../controller/runtime.ts';
import type { Clock } from '../lib/clock.ts';
import type { Listener } from '../model/event.ts';
import type { Forge, ForgeMissing, ForgeName } from '../model/forge.ts';
import type { Formatting } from '../model/formatting.ts';
import type { Registry } from '../model/kind.ts';
import type { LayoutOf } from '../model/layout.ts';
import type { ManifestEdit, Rewrite } from '../model/manifest-edit.ts';
import type { Source } from '../model/ports.ts';
import type { Remote } from '../model/remote.ts';
import type { Origin } from '../model/resource.ts';
import type { Address } from './arguments.ts';
import type { Config } from './settings.ts';

/** What a pass found and did. */
export type Report = Awaited<ReturnType<Runtime['plan']>>;

/** What an offline look at the manifests found. */
export type Checked = Awaited<ReturnType<Runtime['check']>>;

/** Where text goes: a terminal, a file or a pipe. */
export interface Output {
  readonly write: (text: string) => void;
  readonly isTTY: boolean;
  readonly colour: boolean;
  /** Characters per line at this moment. */
  readonly columns: () => number;
  /** False once the reader has gone away, as `head` does; what is written then is lost. */
  readonly isOpen: () => boolean;
}

/** A line of a manifest with the part of it that is meant, ready to be printed. */
export interface Frame {
  readonly lineNumber: number;
  readonly text: string;
  /** Counts from 1. */
  readonly column: number;
  readonly length: number;
}

/** How a simulated AWS is reached. */
export interface SimulatedConnection {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** What a runtime is opened on. */
export interface RuntimeOptions {
  readonly paths: readonly string[];
  /** Hears of what happens. */
  readonly emit?: Listener;
  /** Instead of the account of the environment. */
  readonly aws?: SimulatedConnection;
  /** Instead of the shell's own. */
  readonly clock?: Clock;
}

/** The manifests as they were in a commit, until they are removed. */
export interface Former {
  readonly source: Source;
  /** The commit's short hash. */
  readonly commit: string;
  readonly remove: () => void;
}

/** The engine on one set of manifests. */
export interface Workspace {
  readonly runtime: Runtime;
  /** The manifests as they were in a commit. Throws BaseUnknown. */
  readonly former: (reference: string) => Promise<Former>;
  /** The manifests as their author would type them. */
  readonly paths: readonly string[];
  /** The line of a place, from the latest reading. */
  readonly frameOf: (origin: Origin, length?: number) => Frame | undefined;
  /** The files with edits made in them; nothing is written. Throws FailureError. */
  readonly rewrite: (edits: readonly ManifestEdit[]) => readonly Rewrite[];
  /** The files in canonical form; nothing is written. Throws FailureError. */
  readonly format: (layoutOf: LayoutOf) => Formatting;
  /** Writes all the files or none. Throws FailureError. */
  readonly save: (rewrites: readonly Rewrite[]) => void;
}

/** How a simulated AWS is started. */
export interface SimulatorRequest {
  /** 0 for any free port. */
  readonly port: number;
  /** How many times as fast as real time. */
  readonly speed: number;
  /** False switches AWS's request budgets off. */
  readonly limits: boolean;
  /** Parsed content of a file of calls that prepare the world. */
  readonly seed?: unknown;
  /** Parsed content of a file of faults. */
  readonly faults?: unknown;
  /** Parsed content of an IAM policy, which then holds for every caller but the root user. */
  readonly policy?: unknown;
}

/** A simulated AWS that listens. */
export interface ServedSimulator {
  readonly connection: SimulatedConnection;
  /** The clock that it runs on. */
  readonly clock: Clock;
  readonly close: () => Promise<void>;
}

/** How the controller is started. */
export interface ControllerRequest extends RuntimeOptions {
  readonly intervalMs: number;
  readonly listen: Address;
  readonly dryRun: boolean;
  readonly prune: boolean;
  /** `json`: structured lines on standard error besides `emit`. */
  readonly logFormat: 'text' | 'json';
  /** Called with the address once the API answers. */
  readonly onListening: (url: string) => void;
}

/** The machine that a command runs on. */
export interface Machine {
  /** Of Node.js: `22.12.0`. */
  readonly nodeVersion: string;
  /** The oldest version of Node.js that evenkeel runs on: `20.19`. */
  readonly nodeFloor: string;
  /** What git says in the folder that a path is or is in; undefined when it fails, or is not there. */
  readonly git: (path: string, args: readonly string[]) => Promise<string | undefined>;
}

/** Everything that a command touches. */
export interface Shell {
  readonly version: string;
  readonly machine: Machine;
  readonly config: Config;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly clock: Clock;
  /** Aborted by Ctrl-C or SIGTERM, with the exit code as its reason. */
  readonly signal: AbortSignal;
  /** True when a question can be asked. */
  readonly canAsk: boolean;
  /** Asks; anything but `yes` is no. */
  readonly confirm: (question: string) => Promise<boolean>;
  readonly registry: () => Promise<Registry>;
  /** Loads what is needed for the manifests; AWS's SDK only when AWS is called. */
  readonly openRuntime: (options: RuntimeOptions) => Promise<Workspace>;
  /** Rejects with an Error that says what is wrong with a seed or faults, or that the port is taken. */
  readonly serveSimulator: (request: SimulatorRequest) => Promise<ServedSimulator>;
  /** Runs until the signal aborts. */
  readonly runController: (request: ControllerRequest) => Promise<void>;
  /**
   * A new folder, or the given one, with the examples in it, or what another folder of the package holds; the answer removes it
   * again unless it was given.
   */
  readonly layOutExamples: (
    folder: string | undefined,
    examples?: string,
  ) => Promise<{ path: string; remove: () => Promise<void> }>;
  /** What a running controller answers. Rejects with an Error that says why there is no answer. */
  readonly getJson: (url: string) => Promise<unknown>;
  /** The pull request that CI runs for; what is missing where there is none. */
  readonly openForge: (provider?: ForgeName) => Promise<Forge | ForgeMissing>;
  /** The name of a file from the top of the repository that CI has checked out; elsewhere as it is. */
  readonly inRepository: (file: string) => string;
  /** Adds Markdown to the page of the CI job; says when that is full or there is none. */
  readonly summarise: (markdown: string) => Promise<'written' | 'full' | 'absent'>;
  /** Rejects with SourceUnreadable. */
  readonly readText: (file: string) => Promise<string>;
  /** A file of the package's folder of templates. */
  readonly template: (name: string) => Promise<string>;
  /** The remote `origin` of the repository that is worked in; undefined when there is none. */
  readonly remote: () => Promise<Remote | undefined>;
  /** Works in a folder, which is made where there is none, with the configuration that is found there; an exit code when that has errors. */
  readonly inFolder: (folder: string) => Promise<Shell | number>;
  /** Those of the files that exist. */
  readonly existing: (files: readonly string[]) => Promise<readonly string[]>;
  /** Writes files by path with the folders above them, all or none; says why when one exists or cannot be written. */
  readonly writeNew: (files: ReadonlyMap<string, string>) => Promise<string | undefined>;
  /** Rejects when it cannot be written. */
  readonly writeText: (file: string, text: string) => Promise<void>;
}
