import type { JsonObject } from '../lib/json.ts';
import type { ManifestEdit } from '../model/manifest-edit.ts';
import type { Pass } from '../model/pass.ts';
import type { Ports } from '../model/ports.ts';
import type { ResourceId } from '../model/resource.ts';
import { link } from './link.ts';
import { restore } from './restore.ts';
import { validate } from './validate.ts';

/** The edits after which the manifests, as they are now, want what a resource was once deployed with. Throws FailureError. */
export async function restoreDeployment(
  { id, content }: { id: ResourceId; content: JsonObject },
  { source, cloud }: Ports,
  pass: Pass,
): Promise<readonly ManifestEdit[]> {
  const place = await cloud.place();
  const graph = link(validate(await source.read(), pass.registry), { ...pass, place });
  return restore(id, content, { graph, cloud, place });
}
