import type { JsonObject } from '../../lib/json.ts';
import type { Kind, Registry } from '../../model/kind.ts';
import type { Cloud } from '../../model/ports.ts';
import type { Observed } from '../../model/provider.ts';
import type { Place, ResourceKey } from '../../model/resource.ts';

/** Where is looked. */
export interface World {
  readonly registry: Registry;
  readonly place: Place;
  readonly cloud: Pick<Cloud, 'provider'>;
}

/** A resource to look for. */
export interface Wanted {
  readonly kind: Kind;
  readonly key: ResourceKey;
  /** Revisions of which one is enough, the best one first; any when there are none. */
  readonly revisions: readonly string[];
}

/** A resource that AWS has. */
export interface Found {
  readonly kind: Kind;
  readonly key: ResourceKey;
  readonly observed: Observed;
  /** As an author would write it, with plain names. */
  readonly spec: JsonObject;
}

/** `Kind/key`: tells found resources apart. */
export function placeOf({ kind, key }: { readonly kind: Kind; readonly key: ResourceKey }): string {
  return `${kind.name}/${key}`;
}
