import type { JsonObject } from '../../lib/json.ts';
import { type FieldRule, ruleTree } from '../../model/field.ts';
import type { Registry } from '../../model/kind.ts';
import { authorTags, ownershipOf } from '../../model/ownership.ts';
import type { Tags } from '../../model/provider.ts';
import { nameOf, type Place, type ResourceId } from '../../model/resource.ts';
import { parseReference, replaceTexts } from '../reference.ts';
import { member, real, specShape } from '../shape.ts';
import { type Found, placeOf } from './found.ts';
import { mentionIn } from './mentions.ts';

/** What manifests are made of. */
export interface Material {
  readonly registry: Registry;
  readonly place: Place;
  readonly owner: string;
  readonly found: ReadonlyMap<string, Found>;
  /** The ids of what has a manifest, by `Kind/key`. */
  readonly ids: ReadonlyMap<string, ResourceId>;
  /** Texts that stay as they are although a manifest could be meant. */
  readonly plain: ReadonlySet<string>;
}

/** The manifest of a found resource, with references for what has a manifest. */
export function compose(id: ResourceId, one: Found, material: Material): JsonObject {
  const { kind, observed } = one;
  const name = nameOf(id);
  const { [kind.nameField]: awsName, ...members } = referring(one, material);
  return {
    apiVersion: 'evenkeel/v1',
    kind: kind.name,
    metadata: { name },
    policy: policyOf(observed.tags, material.owner),
    spec: {
      ...(awsName === name ? {} : { [kind.nameField]: awsName }),
      ...members,
      ...tagsOf(one, material.registry),
    },
  };
}

/** The reference that may stand in the place of a text; undefined when there is none that means the same. */
export function referenceFor(text: string, rule: FieldRule, material: Material): string | undefined {
  const mention = material.plain.has(text) ? undefined : mentionIn(text, rule, material);
  const id = mention && material.ids.get(placeOf(mention));
  const value = mention && material.found.get(placeOf(mention))?.observed.attributes[rule.refersTo?.attribute ?? ''];
  if (!id || !value || !text.startsWith(value)) return undefined;
  const suffix = text.slice(value.length);
  const reference = parseReference(`ref:${id}${suffix}`);
  return reference?.id === id && reference.suffix === suffix ? `ref:${id}${suffix}` : undefined;
}

function referring({ spec, kind }: Found, material: Material): JsonObject {
  const replace = (text: string, rule: FieldRule) => referenceFor(text, rule, material) ?? text;
  return replaceTexts(spec, ruleTree(kind.fields), replace) as JsonObject;
}

/** What is ours already may say on AWS what pruning does to it. */
function policyOf(tags: Tags, owner: string): JsonObject {
  const { owner: liveOwner, deletion } = ownershipOf(tags);
  return { adopt: true, ...(liveOwner === owner && deletion ? { deletion } : {}) };
}

function tagsOf({ kind, observed }: Found, registry: Registry): { tags?: JsonObject[] | JsonObject } {
  const entries = Object.entries(authorTags(observed.tags)).sort(([left], [right]) => (left < right ? -1 : 1));
  const shape = member(specShape(registry.schema(kind.name)), 'tags');
  if (!shape || entries.length === 0) return {};
  const isList = real(shape).schema.type === 'array';
  return { tags: isList ? entries.map(([key, value]) => ({ key, value })) : Object.fromEntries(entries) };
}
