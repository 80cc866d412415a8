import { canonicalJson, isObject, type Json } from '../lib/json.ts';
import { shortHash } from '../lib/short-hash.ts';
import type { Document, Snapshot } from '../model/document.ts';
import { type ResourceId, resourceId } from '../model/resource.ts';

/** A snapshot in short. */
export interface Fingerprints {
  /** A hash per manifest. */
  readonly manifests: ReadonlyMap<ResourceId, string>;
  /** What could not be read, and where the rest may be applied. */
  readonly problems: string;
}

/** What differs between two looks at the source. */
export interface Differences {
  readonly changed: readonly ResourceId[];
  readonly removed: readonly ResourceId[];
  /** True when something else than before cannot be read. */
  readonly problems: boolean;
}

const known = new WeakMap<Document, string>();

/** The fingerprints of a snapshot; documents that were hashed before are not hashed again. */
export function fingerprints({ documents, problems, whole, guard }: Snapshot): Fingerprints {
  const manifests = new Map<ResourceId, string>();
  for (const document of documents) {
    const id = idOf(document);
    // Two manifests of one resource are an error, and that one of them changed or went must be seen.
    manifests.set(id, `${manifests.get(id) ?? ''}${hashOf(document)}`);
  }
  const said = problems.map(({ reason, message, origin }) => `${reason} ${message} ${origin?.file}:${origin?.line}`);
  const guarded = [guard?.account?.value, guard?.region?.value].join(' ');
  return { manifests, problems: [String(whole), guarded, ...said].join('\n') };
}

/** What appeared, changed or vanished; undefined when nothing did. */
export function compare(before: Fingerprints, after: Fingerprints): Differences | undefined {
  const changed = [...after.manifests].filter(([id, hash]) => before.manifests.get(id) !== hash).map(([id]) => id);
  const removed = [...before.manifests.keys()].filter((id) => !after.manifests.has(id));
  const problems = before.problems !== after.problems;
  return changed.length > 0 || removed.length > 0 || problems ? { changed, removed, problems } : undefined;
}

function hashOf(document: Document): string {
  const hash = known.get(document) ?? shortHash(canonicalJson(document.content));
  known.set(document, hash);
  return hash;
}

function idOf({ content, origin }: Document): ResourceId {
  const { kind, metadata } = isObject(content) ? content : {};
  const name = isObject(metadata) ? wordOf(metadata.name) : undefined;
  // A document without a name still counts as a change when it is mended.
  return resourceId(wordOf(kind) ?? '', name ?? `${origin.file}:${origin.line}`);
}

/** An author may write anything here, also what cannot be turned into text. */
function wordOf(value: Json | undefined): string | undefined {
  return typeof value === 'object' ? undefined : value?.toString();
}
