import type { Json, JsonObject } from '../lib/json.ts';
import { type FieldRule, ruleTree } from '../model/field.ts';
import type { Kind } from '../model/kind.ts';
import type { Manifest, Policy } from '../model/manifest.ts';
import { authorTags, ownershipTags } from '../model/ownership.ts';
import type { Pass } from '../model/pass.ts';
import type { Desired, Tags } from '../model/provider.ts';
import type { Attributes, ResourceId } from '../model/resource.ts';
import { comparable, spelledAlike } from './canonical.ts';
import { contentHash } from './content-hash.ts';
import { type Edges, type Known, targetOf } from './edges.ts';
import type { Node } from './graph.ts';
import { parseReference, replaceTexts } from './reference.ts';
import { specShape } from './shape.ts';
import { splitTags } from './tags.ts';

/** What has been linked so far. */
export interface Linked {
  readonly pass: Pass;
  readonly known: Known;
  readonly nodes: ReadonlyMap<ResourceId, Node>;
}

/** Gives AWS's attributes of a resource as far as they are known. */
export type AttributesOf = (id: ResourceId) => Attributes | undefined;

/** Builds the node of a manifest whose dependencies have been built. */
export function buildNode(manifest: Manifest, edges: Pick<Edges, 'dependsOn' | 'broken'>, linked: Linked): Node {
  const { pass, nodes } = linked;
  const kind = pass.registry.kinds.get(manifest.kind) as Kind;
  const { place } = pass;
  const rules = ruleTree(kind.fields);
  const shape = specShape(pass.registry.schema(kind.name));
  const beforehand: AttributesOf = (id) => {
    const node = nodes.get(id);
    return node && place ? node.kind.attributes(node.desired.spec, place) : undefined;
  };
  const { spec: own, tags } = splitTags({ [kind.nameField]: manifest.name, ...manifest.spec });
  const resolve = referenceResolver(beforehand, linked.known);
  const resolved = replaceTexts(own, rules, resolve) as JsonObject;
  const given = spelledAlike(resolved, { rules, shape, place });
  const spec = comparable(given, { kind, rules, shape, place });
  const hash = contentHash(spec, rules);
  const ownership = ownTags(manifest, kind, { hash, owner: pass.owner });
  const desired: Desired = {
    id: manifest.id,
    key: kind.keyOf(spec),
    spec,
    given,
    hash,
    policy: manifest.policy,
    tags: { ...authorTags(tags), ...ownership },
  };
  return {
    id: manifest.id,
    manifest,
    kind,
    rules,
    shape,
    desired,
    dependsOn: edges.dependsOn,
    brokenReferences: edges.broken,
  };
}

function ownTags(manifest: Manifest, kind: Kind, { hash, owner }: { hash: string; owner: string }): Tags {
  return {
    [ownershipTags.owner]: owner,
    [ownershipTags.resource]: manifest.id,
    ...(kind.onChange === 'revise' ? { [ownershipTags.hash]: hash } : {}),
    ...deletionTag(manifest.policy),
  };
}

/** What pruning may do must be known when the manifest is gone, so it stands on the resource itself. */
function deletionTag({ deletion, prune }: Policy): Tags {
  const consent = prune === false ? 'retain' : deletion;
  return consent ? { [ownershipTags.deletion]: consent } : {};
}

function referenceResolver(attributesOf: AttributesOf, known: Known): (text: string, rule: FieldRule) => Json {
  return (text, rule) => {
    const target = targetOf(text, rule.refersTo?.kinds ?? [], known);
    if (!target) return text;
    const reference = parseReference(text);
    const attribute = reference?.attribute ?? rule.refersTo?.attribute ?? 'arn';
    const value = attributesOf(target)?.[attribute];
    if (value !== undefined) return value + (reference?.suffix ?? '');
    return { pending: target, attribute, suffix: reference?.suffix ?? '' };
  };
}
