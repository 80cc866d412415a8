import type { Json } from '../lib/json.ts';
import type { Source } from '../model/ports.ts';
import { layOutCommit } from './commit-files.ts';
import { type FolderSourceOptions, folderSource } from './folder-source.ts';

/** The manifests of a commit until they are removed. */
export interface CommitSource {
  readonly source: Source;
  /** The commit's short hash. */
  readonly commit: string;
  readonly remove: () => void;
}

/** What a commit is read with. */
export interface CommitReading extends Pick<FolderSourceOptions, 'environment'> {
  /** The file of settings, which may say something else there: as it is now where it is outside of the repository. */
  readonly settings: string;
  /** The variables that such a file defines; one that is not there defines none. */
  readonly variablesIn: (settings: string) => Promise<ReadonlyMap<string, Json>>;
}

/** Reads files and folders of a working copy, or an environment, as they are in a commit. Throws BaseUnknown. */
export async function commitSource(
  paths: readonly string[],
  reference: string,
  { settings, variablesIn, environment }: CommitReading,
): Promise<CommitSource> {
  // The bases of an overlay may lie anywhere in the repository.
  const files = environment
    ? await layOutCommit([environment.folder], reference, { isWhole: true, beside: settings })
    : await layOutCommit(paths, reference, { isWhole: false, beside: settings });
  const { commit, remove, top } = files;
  const variables = await variablesIn(files.inside(settings) ? files.at(settings) : settings);
  const laidOut = environment && { ...environment, folder: files.at(environment.folder), top };
  const source = folderSource({
    // An overlay with bases needs no manifests elsewhere.
    paths: environment ? paths.map(files.at) : files.paths,
    variables,
    revisionOf: async () => commit,
    ...(laidOut ? { environment: laidOut } : {}),
  });
  return { source, commit, remove };
}
