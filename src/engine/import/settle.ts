import type { JsonObject } from '../../lib/json.ts';
import type { Remark } from '../../model/imported.ts';
import type { ResourceId } from '../../model/resource.ts';
import { compose, type Material } from './compose.ts';
import { type Found, placeOf } from './found.ts';
import { mentionsIn } from './mentions.ts';
import type { Rehearsal } from './rehearse.ts';

/** Manifests that were planned, and what came out of it. */
export interface Settled {
  readonly material: Material;
  readonly written: ReadonlyMap<ResourceId, Found>;
  readonly manifests: ReadonlyMap<ResourceId, JsonObject>;
  readonly leftOut: readonly Remark[];
  readonly differing: readonly Remark[];
}

type Rehearse = (manifests: ReadonlyMap<ResourceId, JsonObject>) => Promise<Rehearsal>;

/**
 * Writes and plans manifests until nothing more can be done for an empty plan: what would be refused goes, and a reference
 * that would change something becomes the plain name that AWS has.
 */
export async function settle(material: Material, found: readonly Found[], rehearse: Rehearse): Promise<Settled> {
  const written = new Map(
    found.flatMap((one) => {
      const id = material.ids.get(placeOf(one));
      return id ? [[id, one] as const] : [];
    }),
  );
  const manifests = new Map([...written].map(([id, one]) => [id, compose(id, one, material)]));
  const { refused, changed, differing } = await rehearse(manifests);
  const references = new Set(found.flatMap((one) => mentionsIn(one, material)).map(({ text }) => text));
  const plain = [...changed].filter((text) => references.has(text) && !material.plain.has(text));
  if (refused.size === 0 && plain.length === 0) return { material, written, manifests, leftOut: [], differing };
  const settled = await settle(
    {
      ...material,
      ids: new Map([...material.ids].filter(([, id]) => !refused.has(id))),
      plain: new Set([...material.plain, ...plain]),
    },
    found,
    rehearse,
  );
  return { ...settled, leftOut: [...[...refused].map(([id, text]) => ({ id, text })), ...settled.leftOut] };
}
