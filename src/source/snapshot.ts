import { createHash } from 'node:crypto';
import type { Json } from '../lib/json.ts';
import type { Snapshot } from '../model/document.ts';
import type { Failure } from '../model/failure.ts';
import type { Problem } from '../model/problem.ts';
import type { Draft } from './drafts.ts';
import type { ListedFile, Root } from './listing.ts';
import { type LoadedFile, loadFile } from './loaded-file.ts';
import type { ReadFile, Reading } from './reading.ts';
import type { SourceDocument } from './site.ts';
import { specFile } from './spec-file.ts';
import { specFrom } from './spec-from.ts';

/** What a reading amounts to; the revision is still to be named. */
export interface Outline {
  readonly snapshot: Omit<Snapshot, 'revision' | 'documents'> & { readonly documents: readonly SourceDocument[] };
  /** Every file that was read, by its shown name. */
  readonly files: ReadonlyMap<string, LoadedFile>;
  /** Where each of them really lies. */
  readonly places: ReadonlyMap<string, string>;
  /** Documents that are somebody else's. */
  readonly skipped: number;
  /** SHA-256 in hex over the names and contents of all files. */
  readonly contentHash: string;
}

interface Assembly {
  readonly variables: ReadonlyMap<string, Json>;
  readonly earlier: ReadonlyMap<string, LoadedFile>;
  readonly byPath: Map<string, LoadedFile>;
  /** Files that a manifest names in `specFrom`. */
  readonly named: Set<LoadedFile>;
  readonly problems: Problem[];
}

interface Composition {
  readonly aws: LoadedFile;
  readonly document: SourceDocument | string;
}

const compositions = new WeakMap<Draft, Composition>();

/** Puts the files of one reading together: follows `specFrom`, gathers the problems, and says whether anything may be missing. */
export function snapshotOf(
  { listing, files, steady }: Reading,
  variables: ReadonlyMap<string, Json>,
  earlier: ReadonlyMap<string, LoadedFile>,
): Outline {
  const byPath = new Map(files.map(({ listed, loaded }) => [listed.real, loaded]));
  const assembly: Assembly = { variables, earlier, byPath, named: new Set(), problems: [] };
  const documents = files.flatMap(({ listed, loaded }) =>
    loaded.drafts.flatMap((draft) => composed(draft, listed, assembly)),
  );
  const all = [...byPath.values()];
  const empty = listing.roots.filter((root) => isEmpty(root, files));
  const isKnown = assembly.problems.every(({ id }) => id !== undefined);
  const describes = files.some(({ loaded }) => loaded.drafts.some((draft) => !draft.isOverlay));
  const whole =
    steady &&
    isKnown &&
    describes &&
    listing.problems.length + empty.length === 0 &&
    all.every((loaded) => loaded.whole);
  const problems = [
    ...listing.problems,
    ...all.flatMap((loaded) => [
      ...loaded.problems,
      ...(assembly.named.has(loaded) ? loaded.remarksAsSpec : loaded.remarks),
    ]),
    ...assembly.problems,
    ...empty.map(emptyProblem),
    ...(steady ? [] : [unsteadyProblem()]),
  ];
  return {
    snapshot: { documents, problems, whole },
    files: new Map(all.map((loaded) => [loaded.file, loaded])),
    places: new Map([...byPath].map(([real, { file }]) => [file, real])),
    skipped: all.reduce((sum, loaded) => sum + (assembly.named.has(loaded) ? 0 : loaded.skipped), 0),
    contentHash: hashOf(all),
  };
}

function composed(draft: Draft, listed: ListedFile, assembly: Assembly): SourceDocument[] {
  if (draft.specFrom === undefined) return [draft.document];
  const target = specFile(listed, draft.specFrom);
  if ('reason' in target) return refused(draft, target, assembly);
  const aws = loadedSpec(target, assembly);
  const known = compositions.get(draft);
  const composition = known?.aws === aws ? known : { aws, document: specFrom(draft.document, aws) };
  compositions.set(draft, composition);
  const { document } = composition;
  return typeof document === 'string'
    ? refused(draft, { reason: 'FieldInvalid', message: document }, assembly)
    : [document];
}

/** A file that is named in `specFrom` may have any name, so that the walk may have left it out. */
function loadedSpec(
  target: Pick<ListedFile, 'file' | 'real'>,
  { byPath, named, variables, earlier }: Assembly,
): LoadedFile {
  const loaded = byPath.get(target.real) ?? loadFile(target, variables, earlier.get(target.file));
  byPath.set(target.real, loaded);
  named.add(loaded);
  return loaded;
}

function refused({ document, id }: Draft, { reason, message }: Failure, { problems }: Assembly): [] {
  const origin = document.locate(['specFrom'], 'value');
  problems.push({ severity: 'error', reason, message: `specFrom: ${message}`, origin, ...(id ? { id } : {}) });
  return [];
}

function isEmpty(root: Root, files: readonly ReadFile[]): boolean {
  return !files.some(
    ({ listed, loaded }) => listed.root === root && (loaded.drafts.length > 0 || loaded.problems.length > 0),
  );
}

function emptyProblem({ shown }: Root): Problem {
  return { severity: 'warning', reason: 'SourceEmpty', message: `${shown} holds no manifests` };
}

/** Says that a reading may mix two states. */
export function unsteadyProblem(): Problem {
  return { severity: 'error', reason: 'SourceUnreadable', message: 'the files kept changing while they were read' };
}

function hashOf(files: readonly LoadedFile[]): string {
  const hash = createHash('sha256');
  for (const { file, hash: content } of files) hash.update(`${file}\0${content}\n`);
  return hash.digest('hex');
}
