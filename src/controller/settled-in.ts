import { fingerprint } from '../engine/fingerprint.ts';
import { link } from '../engine/link.ts';
import { validate } from '../engine/validate.ts';
import type { Pass } from '../model/pass.ts';
import type { Source } from '../model/ports.ts';
import type { ResourceId } from '../model/resource.ts';

/** The fingerprint of every resource that a source describes; those whose manifests have errors are left out. */
export async function settledIn(source: Source, pass: Pass): Promise<ReadonlyMap<ResourceId, string>> {
  const { nodes } = link(validate(await source.read(), pass.registry), pass);
  const fingerprints = new Map<ResourceId, string>();
  for (const node of nodes.values()) fingerprints.set(node.id, fingerprint(node, fingerprints));
  return fingerprints;
}
