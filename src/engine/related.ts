import type { Json, JsonObject } from '../lib/json.ts';
import type { Registry, Subject } from '../model/kind.ts';
import type { Manifest } from '../model/manifest.ts';
import { kindOf } from '../model/resource.ts';
import { parseReference } from './reference.ts';

/** Finds the spec of the manifest that a value names, by `ref:` or by the name that the resource has on AWS. */
export function relatedSpecs(manifests: readonly Manifest[], registry: Registry): Subject['related'] {
  const byId = new Map(manifests.map((manifest) => [manifest.id as string, manifest.spec]));
  const byName = new Map(
    manifests.map((manifest) => [`${manifest.kind}/${awsName(manifest, registry)}`, manifest.spec]),
  );
  return (value: Json | undefined, kind: string): JsonObject | undefined => {
    if (typeof value !== 'string') return undefined;
    const reference = parseReference(value);
    if (!reference) return byName.get(`${kind}/${value}`);
    return kindOf(reference.id) === kind ? byId.get(reference.id) : undefined;
  };
}

/** The name that a manifest's resource has on AWS. */
export function awsName(manifest: Manifest, registry: Registry): string {
  const field = registry.kinds.get(manifest.kind)?.nameField ?? '';
  const given = manifest.spec[field];
  return typeof given === 'string' ? given : manifest.name;
}
