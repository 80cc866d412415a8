import { canonicalJson, type Json } from '../lib/json.ts';
import type { Snapshot } from '../model/document.ts';
import { failureOf } from '../model/failure.ts';
import type { Formatting } from '../model/formatting.ts';
import type { Guard } from '../model/guard.ts';
import type { LayoutOf } from '../model/layout.ts';
import type { Rewrite } from '../model/manifest-edit.ts';
import type { Source } from '../model/ports.ts';
import type { Origin } from '../model/resource.ts';
import { type EnvironmentOptions, environmentReader } from './environment/environment.ts';
import { guardOf } from './environment/guard-of.ts';
import { type AppliedOverlay, imageEdits } from './environment/image-edits.ts';
import { type EnvironmentReading, readEnvironment } from './environment/read-environment.ts';
import { formatFiles } from './format/format-files.ts';
import { type Frame, frameIn } from './frame.ts';
import type { LoadedFile } from './loaded-file.ts';
import { readFolder } from './reading.ts';
import { gitRevisions, type RevisionOf } from './revision.ts';
import { type MemberEdit, type Readings, rewriteFiles } from './rewrite-files.ts';
import { snapshotOf } from './snapshot.ts';

/** Where manifests are read. */
export interface FolderSourceOptions {
  /** Files and folders; a folder may be a link that is swapped. */
  readonly paths: readonly string[];
  /** May change between two readings. */
  readonly variables: ReadonlyMap<string, Json>;
  /** Takes what only somebody who looks for a fault wants to know. */
  readonly debug?: (message: string) => void;
  /** Names what was read; asks git when left out. */
  readonly revisionOf?: RevisionOf;
  /** The environment whose overlay is applied; none when left out. */
  readonly environment?: EnvironmentOptions;
}

/** A folder of manifests that can also show the lines it was read from, and edit them. */
export interface FolderSource extends Source {
  /** The line of a place and the part of it that is meant, from the latest reading; undefined for a file that it did not read. */
  frameOf(origin: Origin, length?: number): Frame | undefined;
  /** The files of the latest reading with edits made in them; nothing is written. Throws EditUnsafe and Conflict. */
  rewrite(edits: readonly MemberEdit[]): readonly Rewrite[];
  /** The files of the latest reading in canonical form; nothing is written. Throws EditUnsafe and Conflict. */
  format(layoutOf: LayoutOf): Formatting;
  /** Where the environment may be applied; undefined without an environment. Throws FailureError when its overlay cannot be used. */
  guard(): Guard | undefined;
  /** Where a change may change what is read. */
  places(): readonly string[];
}

/**
 * Manifests of files and folders, of an environment where one is given. Unchanged files are parsed once; their documents are the
 * same objects in each snapshot.
 */
export function folderSource(options: FolderSourceOptions): FolderSource {
  const { paths, variables, debug = () => undefined, revisionOf = gitRevisions(), environment } = options;
  const around = environment && environmentReader(environment, paths);
  let loaded: ReadonlyMap<string, LoadedFile> = new Map();
  let filledWith = '';
  let applied: AppliedOverlay | undefined;
  let readings: Readings = { documents: [], files: new Map() };

  async function readAll(): Promise<Snapshot> {
    const { outline, roots, overlay } = await (around
      ? readEnvironment(() => around.look(variables), earlierOf)
      : readPaths());
    const { snapshot, files, places, skipped, contentHash } = outline;
    loaded = files;
    applied = overlay;
    readings = {
      documents: [...snapshot.documents, ...(overlay ? [overlay.document] : [])],
      files: new Map([...places].map(([file, real]) => [file, { real, hash: files.get(file)?.hash ?? '' }])),
    };
    if (skipped > 0) debug(`skipped ${skipped} documents that are not manifests`);
    return { ...snapshot, revision: await revisionOf(roots, contentHash) };
  }

  async function readPaths(): Promise<EnvironmentReading> {
    const earlier = earlierOf(variables);
    const reading = await readFolder(paths, variables, earlier);
    return { outline: snapshotOf(reading, variables, earlier), roots: reading.listing.roots };
  }

  function earlierOf(filling: ReadonlyMap<string, Json>): ReadonlyMap<string, LoadedFile> {
    const text = canonicalJson(Object.fromEntries(filling));
    const isSame = text === filledWith;
    filledWith = text;
    return isSame ? loaded : new Map();
  }

  return {
    read: () => readAll().catch(failedSnapshot),
    rewrite: (edits) => rewriteFiles(applied ? imageEdits(edits, applied) : edits, readings),
    format(layoutOf) {
      const texts = new Map([...loaded].map(([file, { parsed }]) => [file, parsed.text]));
      return formatFiles(texts, readings.files, layoutOf);
    },
    frameOf({ file, line, column }, length) {
      const text = loaded.get(file)?.parsed.text;
      return text ? frameIn(text, { line, column }, length) : undefined;
    },
    guard: () => around && guardOf(around.look(variables)),
    places: () => around?.places() ?? paths,
  };
}

function failedSnapshot(error: unknown): Snapshot {
  return { documents: [], problems: [{ severity: 'error', ...failureOf(error) }], whole: false, revision: 'unknown' };
}
