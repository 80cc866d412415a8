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
}

type Rehearse = (manifests: ReadonlyMap<ResourceId, JsonObject>) => Promise<Rehearsal>;

/**
 * Writes and plans manifests until their plan is empty: a reference that would change something becomes the plain name
 * that AWS has, and what would be refused or would change something all the same goes.
 */
export async function settle(material: Material, found: readonly Found[], rehearse: Rehearse): Promise<Settled> {
  const written = writtenOf(found, material);
  const manifests = new Map([...written].map(([id, one]) => [id, compose(id, one, material)]));
  const rehearsal = await rehearse(manifests);
  const references = new Set(found.flatMap((one) => mentionsIn(one, material)).map(({ text }) => text));
  const plain = [...rehearsal.changed].filter((text) => references.has(text) && !material.plain.has(text));
  const unfit = new Map([...(plain.length === 0 ? rehearsal.differing : []), ...rehearsal.refused]);
  if (unfit.size === 0 && plain.length === 0) return { material, written, manifests, leftOut: [] };
  const ids = new Map([...material.ids].filter(([, id]) => !unfit.has(id)));
  const next = { ...material, ids, plain: new Set([...material.plain, ...plain]) };
  const settled = await settle(next, found, rehearse);
  return { ...settled, leftOut: [...[...unfit].map(([id, text]) => ({ id, text })), ...settled.leftOut] };
}

function writtenOf(found: readonly Found[], { ids }: Material): Map<ResourceId, Found> {
  const named = found.flatMap((one) => {
    const id = ids.get(placeOf(one));
    return id ? [[id, one] as const] : [];
  });
  return new Map(named);
}
