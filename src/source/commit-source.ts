import type { Json } from '../lib/json.ts';
import type { Source } from '../model/ports.ts';
import { layOutCommit } from './commit-files.ts';
import { folderSource } from './folder-source.ts';

/** The manifests of a commit until they are removed. */
export interface CommitSource {
  readonly source: Source;
  /** The commit's short hash. */
  readonly commit: string;
  readonly remove: () => void;
}

/** Reads files and folders of a working copy as they are in a commit. Throws BaseUnknown. */
export async function commitSource(
  paths: readonly string[],
  reference: string,
  variables: ReadonlyMap<string, Json>,
): Promise<CommitSource> {
  const { paths: laidOut, commit, remove } = await layOutCommit(paths, reference);
  return { source: folderSource({ paths: laidOut, variables, revisionOf: async () => commit }), commit, remove };
}
