import { isObject, type JsonObject } from '../lib/json.ts';
import type { Container } from '../model/container.ts';
import type { Pass } from '../model/pass.ts';
import type { Source } from '../model/ports.ts';
import type { ResourceId } from '../model/resource.ts';
import type { Node } from './graph.ts';
import { link } from './link.ts';
import { shownEdit } from './shown-edit.ts';
import { validate } from './validate.ts';

/** The containers that run for each resource that has any: by its own manifest, or by those that it refers to. */
export async function containersIn(source: Source, pass: Pass): Promise<ReadonlyMap<ResourceId, readonly Container[]>> {
  const { nodes } = link(validate(await source.read(), pass.registry), pass);
  const own = new Map([...nodes].map(([id, node]) => [id, ownContainers(node)]));
  const found = [...nodes].map(([id, { dependsOn }]) => {
    const containers = [id, ...dependsOn].flatMap((each) => own.get(each) ?? []);
    return [id, containers] as const;
  });
  return new Map(found.filter(([, containers]) => containers.length > 0));
}

function ownContainers(node: Node): Container[] {
  const { containersIn = '' } = node.kind;
  const list = node.manifest.spec[containersIn];
  return Array.isArray(list)
    ? list.flatMap((item, index) => (isObject(item) ? [container(node, item, ['spec', containersIn, index])] : []))
    : [];
}

function container({ manifest, rules }: Node, item: JsonObject, at: (string | number)[]): Container {
  const path = [...at, 'image'];
  const image = String(item.image ?? '');
  return {
    manifest,
    name: String(item.name ?? ''),
    image,
    written: String(manifest.written?.(path) ?? image),
    withImage: (value) => ({
      manifest,
      path,
      value,
      isAsWritten: true,
      shown: shownEdit({ path: path.slice(1), value }, manifest.spec, rules),
    }),
  };
}
