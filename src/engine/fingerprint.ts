import { canonicalJson, type JsonObject } from '../lib/json.ts';
import { oncePer } from '../lib/once-per.ts';
import { shortHash } from '../lib/short-hash.ts';
import { authorTags } from '../model/ownership.ts';
import type { Desired } from '../model/provider.ts';
import type { ResourceId } from '../model/resource.ts';
import type { Node } from './graph.ts';

const ownFingerprint = oncePer(({ given, tags, policy }: Desired) =>
  shortHash(canonicalJson([given, authorTags(tags), { ...policy } as JsonObject])),
);

/** Equal as long as Git asks for the same: of the resource and of everything that it depends on, whose fingerprints must be known. */
export function fingerprint({ desired, dependsOn }: Node, known: ReadonlyMap<ResourceId, string>): string {
  const own = ownFingerprint(desired);
  if (dependsOn.length === 0) return own;
  return shortHash([own, ...dependsOn.map((id) => known.get(id) ?? '')].join('\n'));
}
