import { fingerprint } from '../engine/fingerprint.ts';
import { link } from '../engine/link.ts';
import { validate } from '../engine/validate.ts';
import type { Baseline } from '../model/baseline.ts';
import type { Pass } from '../model/pass.ts';
import type { Source } from '../model/ports.ts';
import type { ResourceId } from '../model/resource.ts';

/** What a source asks for. */
export async function baselineOf(source: Source, pass: Pass): Promise<Baseline> {
  const { nodes, rejected } = link(validate(await source.read(), pass.registry), pass);
  const fingerprints = new Map<ResourceId, string>();
  for (const node of nodes.values()) fingerprints.set(node.id, fingerprint(node, fingerprints));
  return { desired: new Map([...nodes].map(([id, { desired }]) => [id, desired])), fingerprints, rejected };
}
