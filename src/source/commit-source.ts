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

/** Reads files and folders of a working copy, or an environment, as they are in a commit. Throws BaseUnknown. */
export async function commitSource(
  paths: readonly string[],
  reference: string,
  { variables, environment }: Pick<FolderSourceOptions, 'variables' | 'environment'>,
): Promise<CommitSource> {
  // The bases of an overlay may lie anywhere in the repository.
  const files = environment
    ? await layOutCommit([environment.folder], reference, 'all')
    : await layOutCommit(paths, reference);
  const { commit, remove, top } = files;
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
