import type { JsonObject } from '../lib/json.ts';
import type { FieldChange } from '../model/change.ts';
import type { Place } from '../model/resource.ts';
import { comparable } from './canonical.ts';
import { diff } from './diff.ts';
import type { Node } from './graph.ts';
import { splitTags } from './tags.ts';

/** What AWS has, in the one spelling that desired specs have. */
export function canonicalObserved(
  node: Pick<Node, 'kind' | 'rules' | 'shape'>,
  spec: JsonObject,
  place: Place | undefined,
): JsonObject {
  return comparable(splitTags(spec).spec, { ...node, place });
}

/** The fields in which a node's desired spec differs from what AWS has. */
export function differences(node: Node, observed: JsonObject, place: Place | undefined): FieldChange[] {
  // A revision that was found by its hash has the desired spec itself for an answer.
  if (observed === node.desired.spec) return [];
  return diff(node.desired.spec, canonicalObserved(node, observed, place), {
    rules: node.rules,
    onChange: node.kind.onChange,
  });
}

/** Tells whether a spec that AWS answers with says the same as the node's. */
export function sameContent(node: Node): (spec: JsonObject) => boolean {
  return (spec) => differences(node, spec, undefined).length === 0;
}

/** Tells whether a change from what AWS has, or was asked to deploy, to the node's desired spec starts a deployment. */
export function rolls(node: Node, spec: JsonObject, place: Place | undefined): boolean {
  return differences(node, spec, place).some((field) => field.rolls);
}
