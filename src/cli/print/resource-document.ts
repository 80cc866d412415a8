import { isObject, type Json, type JsonObject } from '../../lib/json.ts';
import type { Registry } from '../../model/kind.ts';
import { authorTags } from '../../model/ownership.ts';
import type { Step } from '../../model/plan.ts';
import { publicChange } from '../../model/public-change.ts';
import { kindOf, nameOf } from '../../model/resource.ts';
import type { Sight } from '../looking.ts';
import { shownFields, withoutSecrets } from './redact.ts';
import { visible } from './visible.ts';

/** One resource for programs; the spec is what AWS has, secret values hidden. */
export function resourceDocument({ status, step }: Sight, registry: Registry): object {
  const { observed } = step;
  return {
    id: status.id,
    kind: kindOf(status.id),
    name: nameOf(status.id),
    sync: status.sync,
    health: status.health,
    conditions: status.conditions,
    ...(status.origin ? { origin: status.origin } : {}),
    attributes: observed?.attributes ?? {},
    ...(observed ? { spec: liveSpec(step, registry), tags: observed.tags } : {}),
    change: publicChange({ ...step, change: { ...step.change, fields: shownFields(step) } }),
  };
}

/** One resource as a manifest that describes what AWS has, or, where AWS has nothing, what the manifest wants. */
export function resourceManifest({ status, step }: Sight, registry: Registry): JsonObject {
  const { observed, kind, manifest } = step;
  const { conditions, sync, health } = status;
  return withVisibleTexts({
    apiVersion: 'evenkeel/v1',
    kind: kind.name,
    metadata: { name: nameOf(status.id) },
    ...(manifest && Object.keys(manifest.policy).length > 0 ? { policy: { ...manifest.policy } as JsonObject } : {}),
    spec: observed ? liveSpec(step, registry) : withoutSecrets(manifest?.spec ?? {}, kind),
    status: { sync, health: { ...health }, conditions: conditions.map((condition) => ({ ...condition })) },
  }) as JsonObject;
}

/** What AWS has, as a manifest would say it: without what only AWS decides, what is not set, and our own tags. */
export function liveSpec({ observed, kind }: Step, registry: Registry): JsonObject {
  const known = Object.keys(specProperties(registry.schema(kind.name)));
  const members = known
    .map((name) => [name, observed?.spec[name]] as const)
    .filter(([name, value]) => name !== 'tags' && isSet(value));
  const tags = Object.entries(authorTags(observed?.tags ?? {})).map(([key, value]) => ({ key, value }));
  const spec = withoutSecrets(Object.fromEntries(members), kind);
  return tags.length > 0 && known.includes('tags') ? { ...spec, tags } : spec;
}

function isSet(value: Json | undefined): boolean {
  return value !== undefined && value !== null && !(typeof value === 'object' && Object.keys(value).length === 0);
}

function specProperties({ properties }: JsonObject): JsonObject {
  const spec = isObject(properties) ? properties.spec : undefined;
  return isObject(spec) && isObject(spec.properties) ? spec.properties : {};
}

function withVisibleTexts(value: Json): Json {
  if (typeof value === 'string') return value.split('\n').map(visible).join('\n');
  if (Array.isArray(value)) return value.map(withVisibleTexts);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, item === undefined ? item : withVisibleTexts(item)]),
  );
}
