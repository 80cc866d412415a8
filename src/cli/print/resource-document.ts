import { isObject, type Json, type JsonObject } from '../../lib/json.ts';
import { visible } from '../../lib/visible.ts';
import type { Kind, Registry } from '../../model/kind.ts';
import { authorTags } from '../../model/ownership.ts';
import type { Step } from '../../model/plan.ts';
import type { Tags } from '../../model/provider.ts';
import { publicChange } from '../../model/public-change.ts';
import { nameOf } from '../../model/resource.ts';
import type { Sight } from '../looking.ts';
import { manifestField, membersOf, type SchemaField } from '../schema-path.ts';
import { shownFields, shownTags, withoutSecrets } from './redact.ts';

/** One resource for programs; the spec is what AWS has, secret values hidden. */
export function resourceDocument({ status, step }: Sight, registry: Registry): object {
  const { observed } = step;
  return {
    id: status.id,
    sync: status.sync,
    health: status.health,
    conditions: status.conditions,
    ...(status.origin ? { origin: status.origin } : {}),
    attributes: observed?.attributes ?? {},
    ...(observed ? { spec: liveSpec(step, registry), tags: shownTags(observed.tags) } : {}),
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
    spec: observed ? liveSpec(step, registry) : wantedSpec(step, registry),
    status: { sync, health: { ...health }, conditions: conditions.map((condition) => ({ ...condition })) },
  }) as JsonObject;
}

/** What AWS has, as a manifest would say it: without what only AWS decides, what is not set, and our own tags. */
export function liveSpec({ observed, kind }: Step, registry: Registry): JsonObject {
  const members = specMembers(kind, registry);
  const known = members.map(({ name }) => [name, observed?.spec[name]] as const).filter(([, value]) => isSet(value));
  return withTags(Object.fromEntries(known), observed?.tags ?? {}, { kind, members });
}

/** What the manifest wants. */
function wantedSpec({ manifest, desired, kind }: Step, registry: Registry): JsonObject {
  return withTags(manifest?.spec ?? {}, desired?.tags ?? {}, { kind, members: specMembers(kind, registry) });
}

function withTags(
  { tags: _asWritten, ...spec }: JsonObject,
  tags: Tags,
  { kind, members }: { kind: Kind; members: readonly SchemaField[] },
): JsonObject {
  const shown = shownTags(authorTags(tags));
  const hidden = withoutSecrets(spec, kind);
  const member = members.find(({ name }) => name === 'tags');
  if (!member || Object.keys(shown).length === 0) return hidden;
  const isList = member.shape.items !== undefined;
  return { ...hidden, tags: isList ? Object.entries(shown).map(([key, value]) => ({ key, value })) : { ...shown } };
}

function specMembers(kind: Kind, registry: Registry): readonly SchemaField[] {
  const manifest = registry.schema(kind.name);
  const spec = membersOf(manifestField(manifest, kind.name), manifest).find(({ name }) => name === 'spec');
  return spec ? membersOf(spec, manifest) : [];
}

function isSet(value: Json | undefined): boolean {
  return value !== undefined && value !== null && !(typeof value === 'object' && Object.keys(value).length === 0);
}

function withVisibleTexts(value: Json): Json {
  if (typeof value === 'string') return value.split('\n').map(visible).join('\n');
  if (Array.isArray(value)) return value.map(withVisibleTexts);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, item === undefined ? item : withVisibleTexts(item)]),
  );
}
