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
import { type Edges, type Known, targetOf, textsUnder } from './edges.ts';
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
  const { registry } = linked.pass;
  const kind = registry.kinds.get(manifest.kind) as Kind;
  const part = { manifest, kind, rules: ruleTree(kind.fields), shape: specShape(registry.schema(kind.name)) };
  return {
    id: manifest.id,
    ...part,
    desired: desiredOf(part, linked),
    dependsOn: edges.dependsOn,
    brokenReferences: edges.broken,
  };
}

type Part = Pick<Node, 'manifest' | 'kind' | 'rules' | 'shape'>;

const latest = new WeakMap<Manifest, { readonly basis: string; readonly desired: Desired }>();

/** Made again only where the manifest, or what its references stand for, is another than before. */
function desiredOf(part: Part, { pass, known, nodes }: Linked): Desired {
  const { manifest, kind } = part;
  const { place, owner } = pass;
  const beforehand: AttributesOf = (id) => {
    const node = nodes.get(id);
    return node && place ? node.kind.attributes(node.desired.spec, place) : undefined;
  };
  const resolve = referenceResolver(beforehand, known);
  const answers = textsUnder(kind.fields)(manifest).map(({ value, rule }) => resolve(value, rule));
  const basis = JSON.stringify([owner, place, answers]);
  const before = latest.get(manifest);
  if (before?.basis === basis) return before.desired;
  const desired = makeDesired(part, pass, resolve);
  latest.set(manifest, { basis, desired });
  return desired;
}

function makeDesired({ manifest, kind, rules, shape }: Part, { place, owner }: Pass, resolve: Resolve): Desired {
  const { spec: own, tags } = splitTags({ [kind.nameField]: manifest.name, ...manifest.spec });
  const resolved = replaceTexts(own, rules, resolve) as JsonObject;
  const given = spelledAlike(resolved, { rules, shape, place });
  const spec = comparable(given, { kind, rules, shape, place });
  const hash = contentHash(spec, rules);
  const ownership = ownTags(manifest, kind, { hash, owner });
  return {
    id: manifest.id,
    key: kind.keyOf(spec),
    spec,
    given,
    hash,
    policy: manifest.policy,
    tags: { ...authorTags(tags), ...ownership },
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

/** What stands in the place of a text of the spec. */
type Resolve = (text: string, rule: FieldRule) => Json;

function referenceResolver(attributesOf: AttributesOf, known: Known): Resolve {
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
