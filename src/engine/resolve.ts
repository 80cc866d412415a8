import type { Json, JsonObject } from '../lib/json.ts';
import { mapInner } from '../lib/map-inner.ts';
import { isPending, type Pending } from '../model/change.ts';
import type { Desired } from '../model/provider.ts';
import type { AttributesOf } from './build-node.ts';

/** The desired state with every pending value filled in that is known by now. */
export function resolvePending(desired: Desired, attributesOf: AttributesOf): Desired {
  const spec = resolveValue(desired.spec, attributesOf) as JsonObject;
  if (spec === desired.spec) return desired;
  return { ...desired, spec, given: resolveValue(desired.given, attributesOf) as JsonObject };
}

/** The first value that is still pending. */
export function firstPending(value: Json | undefined): Pending | undefined {
  if (isPending(value)) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const item of Object.values(value)) {
    const pending = firstPending(item);
    if (pending) return pending;
  }
  return undefined;
}

function resolveValue(value: Json, attributesOf: AttributesOf): Json {
  if (isPending(value)) return resolveOne(value, attributesOf);
  return mapInner(value, (inner) => resolveValue(inner, attributesOf));
}

function resolveOne(pending: Pending, attributesOf: AttributesOf): Json {
  const value = attributesOf(pending.pending)?.[pending.attribute];
  return value === undefined ? pending : value + pending.suffix;
}
