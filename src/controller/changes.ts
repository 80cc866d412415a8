import { canonicalJson, isObject } from '../lib/json.ts';
import { shortHash } from '../lib/short-hash.ts';
import type { Document, Snapshot } from '../model/document.ts';
import { type ResourceId, resourceId } from '../model/resource.ts';

/** A snapshot in short: a hash per manifest. */
export type Fingerprints = ReadonlyMap<ResourceId, string>;

/** What differs between two looks at the source. */
export interface Differences {
  readonly changed: readonly ResourceId[];
  readonly removed: readonly ResourceId[];
}

const known = new WeakMap<Document, string>();

/** The fingerprints of a snapshot; documents that were hashed before are not hashed again. */
export function fingerprints({ documents }: Snapshot): Fingerprints {
  return new Map(documents.map((document) => [idOf(document), hashOf(document)]));
}

/** The manifests that appeared, changed or vanished. */
export function compare(before: Fingerprints, after: Fingerprints): Differences {
  return {
    changed: [...after].filter(([id, hash]) => before.get(id) !== hash).map(([id]) => id),
    removed: [...before.keys()].filter((id) => !after.has(id)),
  };
}

function hashOf(document: Document): string {
  const hash = known.get(document) ?? shortHash(canonicalJson(document.content));
  known.set(document, hash);
  return hash;
}

function idOf({ content, origin }: Document): ResourceId {
  const metadata = isObject(content) && isObject(content.metadata) ? content.metadata : {};
  const kind = isObject(content) ? content.kind : undefined;
  // A document without a name still counts as a change when it is mended.
  return resourceId(String(kind), String(metadata.name ?? `${origin.file}:${origin.line}`));
}
