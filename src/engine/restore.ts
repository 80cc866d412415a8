import type { Json, JsonObject } from '../lib/json.ts';
import { type JsonEdit, jsonAt, jsonEdits } from '../lib/json-edits.ts';
import { type FieldChange, isPending, pathText } from '../model/change.ts';
import { FailureError } from '../model/failure.ts';
import type { FieldRule } from '../model/field.ts';
import type { ManifestEdit } from '../model/manifest-edit.ts';
import type { Cloud } from '../model/ports.ts';
import type { Place, ResourceId } from '../model/resource.ts';
import { rulesAt } from '../model/rules-at.ts';
import { comparable, spelledAlike } from './canonical.ts';
import type { Graph, Node } from './graph.ts';
import { ignoreFields } from './ignore-fields.ts';
import { parseReference, replaceTexts } from './reference.ts';
import { canonicalObserved, differences } from './same-content.ts';
import { shownEdit } from './shown-edit.ts';
import { splitTags } from './tags.ts';
import { withMember } from './with-member.ts';
import { withoutDefaults } from './without-defaults.ts';

/** What a restoration looks at. */
export interface Surroundings {
  readonly graph: Graph;
  readonly cloud: Cloud;
  readonly place: Place;
}

/**
 * The edits after which the manifests want what a resource was once deployed with, also of the revisions that it refers to; none
 * when they want it already. Reads AWS and changes nothing. Throws FailureError.
 */
export async function restore(
  id: ResourceId,
  content: JsonObject,
  around: Surroundings,
): Promise<readonly ManifestEdit[]> {
  const node = around.graph.nodes.get(id);
  return node ? editsTowards({ node, content, counts: ({ rolls }) => rolls === true }, around) : [];
}

interface Goal {
  readonly node: Node;
  readonly content: JsonObject;
  /** The fields that are restored. */
  readonly counts: (field: FieldChange) => boolean;
}

async function editsTowards({ node, content, counts }: Goal, around: Surroundings): Promise<readonly ManifestEdit[]> {
  const { place } = around;
  const desired = ignoreFields(node.desired, node, { spec: content, tags: {} });
  const differing = differences({ ...node, desired }, content, place).filter(counts);
  const behind = await Promise.all(differing.map((field) => behindReference(field, node, around)));
  const own = differing.filter((_, index) => !behind[index]);
  const steps = restoringSteps(node, own, canonicalObserved(node, content, place));
  const spec = steps.at(-1)?.after ?? node.manifest.spec;
  const restored = { ...node, desired: { ...node.desired, spec: canonicalOf(spec, node, place) } };
  assertRestored(restored, own, { content, place });
  const edits = steps.flatMap(({ before, after }) =>
    jsonEdits(before, after).map((edit) => manifestEdit(edit, { node, spec: before }, around)),
  );
  return [...edits, ...behind.flatMap((found) => found ?? [])];
}

/** What only a revision's own manifest can bring back; undefined for a value that stands in the field itself. */
async function behindReference(
  { before, after, path }: FieldChange,
  node: Node,
  around: Surroundings,
): Promise<readonly ManifestEdit[] | undefined> {
  const target = isPending(after) && rulesAt(node.rules, path).rule.refersTo && around.graph.nodes.get(after.pending);
  if (!target || typeof before !== 'string' || target.kind.keyOfArn(before) !== target.desired.key) return undefined;
  const { read } = await around.cloud.provider(target.kind.name);
  return read && editsTowards({ node: target, content: await read(before), counts: () => true }, around);
}

interface SpecStep {
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/** The spec field by field: a list in which one element differs and another is new would else be a list of other elements. */
function restoringSteps(node: Node, fields: readonly FieldChange[], observed: JsonObject): SpecStep[] {
  const { manifest, rules } = node;
  const source = withoutDefaults(observed, node);
  let target = manifest.spec;
  return fields.map(({ path }) => {
    const names = path.map((step) => (step.startsWith('[') ? step.slice(1, -1) : step));
    const before = target;
    target = (withMember({ target, source }, names, rules) ?? {}) as JsonObject;
    return { before, after: target };
  });
}

function canonicalOf(spec: JsonObject, node: Node, place: Place): JsonObject {
  const setting = { ...node, place };
  return comparable(spelledAlike(splitTags(spec).spec, setting), setting);
}

/** What cannot be told apart in a list, for example, cannot be restored either. */
function assertRestored(
  node: Node,
  fields: readonly FieldChange[],
  { content, place }: { content: JsonObject; place: Place },
): void {
  const wanted = new Set(fields.map(({ path }) => pathText(path)));
  const left = differences(node, content, place).find(({ path }) => wanted.has(pathText(path)));
  if (left) {
    const { file, line } = node.manifest.origin;
    throw new FailureError('EditUnsafe', `${file}:${line}: ${pathText(left.path)} of ${node.id} cannot be told apart`);
  }
}

function manifestEdit(
  { path, value }: JsonEdit,
  { node, spec }: { node: Node; spec: JsonObject },
  around: Surroundings,
): ManifestEdit {
  const { manifest, rules } = node;
  const spelled =
    value === undefined || isLiteralText(jsonAt(spec, path))
      ? value
      : replaceTexts(value, rulesAt(rules, path), (text, rule) => referenceTo(text, rule, around) ?? text);
  const edit = { path, ...(spelled === undefined ? {} : { value: spelled }) };
  return { ...edit, manifest, path: ['spec', ...path], shown: shownEdit(edit, spec, rules) };
}

function isLiteralText(value: Json | undefined): boolean {
  return typeof value === 'string' && !value.startsWith('ref:');
}

/** `ref:Kind/name:suffix` for what a managed resource is known by; undefined for anything else. */
function referenceTo(text: string, { refersTo }: FieldRule, { graph, place }: Surroundings): string | undefined {
  for (const { id, kind, desired } of graph.nodes.values()) {
    if (!refersTo?.kinds.includes(kind.name)) continue;
    const known = kind.attributes(desired.spec, place)[refersTo.attribute];
    const reference = known !== undefined && text.startsWith(known) ? `ref:${id}${text.slice(known.length)}` : '';
    if (parseReference(reference)?.id === id) return reference;
  }
  return undefined;
}
