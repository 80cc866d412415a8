import { canonicalJson, type JsonObject } from '../lib/json.ts';
import { shortHash } from '../lib/short-hash.ts';
import { authorTags } from '../model/ownership.ts';
import type { ResourceId } from '../model/resource.ts';
import type { Node } from './graph.ts';

/** Equal as long as Git asks for the same: of the resource and of everything that it depends on, whose fingerprints must be known. */
export function fingerprint({ desired, dependsOn }: Node, known: ReadonlyMap<ResourceId, string>): string {
  const { hash, tags, policy } = desired;
  const beside = canonicalJson([authorTags(tags), { ...policy } as JsonObject]);
  return shortHash([hash, beside, ...dependsOn.map((id) => known.get(id) ?? '')].join('\n'));
}
