import { parseAllDocuments } from 'yaml';
import type { Json } from '../../src/lib/json.ts';
import type { Snapshot } from '../../src/model/document.ts';
import type { Source } from '../../src/model/ports.ts';

/** A folder of manifests in memory: `files` may be changed between reads. */
export interface MemorySource extends Source {
  files: Record<string, string>;
  whole: boolean;
  /** The commit that is checked out. */
  revision: string;
}

/** A source of YAML texts by file name. Places are the first line of each file. */
export function memorySource(files: Record<string, string>): MemorySource {
  const source: MemorySource = { files, whole: true, revision: 'memory', read: async () => snapshotOf(source) };
  return source;
}

function snapshotOf({ files, whole, revision }: MemorySource): Snapshot {
  const documents = Object.entries(files).flatMap(([file, text]) => {
    const origin = { file, line: 1, column: 1 };
    return parseAllDocuments(text).map((document) => ({
      content: document.toJS() as Json,
      origin,
      locate: () => origin,
    }));
  });
  return { documents, problems: [], whole: whole && documents.length > 0, revision };
}
