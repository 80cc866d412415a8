import { nearest } from '../lib/nearest.ts';
import { oncePer } from '../lib/once-per.ts';
import { type FieldRules, ruleTree } from '../model/field.ts';
import type { Registry } from '../model/kind.ts';
import type { Manifest } from '../model/manifest.ts';
import type { Pass } from '../model/pass.ts';
import type { Problem } from '../model/problem.ts';
import { kindOf, type Place, type ResourceId } from '../model/resource.ts';
import { parseReference, type Text, texts } from './reference.ts';
import { awsName } from './related.ts';

/** The manifests that are valid, and the ids of those that exist but are not. */
export interface Known {
  readonly manifests: ReadonlyMap<ResourceId, Manifest>;
  readonly rejected: ReadonlySet<ResourceId>;
  /** `Kind/AWS name` and `Kind/ARN` → id. */
  readonly byAwsName: ReadonlyMap<string, ResourceId>;
}

/** What a manifest refers to. */
export interface Edges {
  readonly dependsOn: readonly ResourceId[];
  readonly broken: readonly ResourceId[];
  readonly problems: readonly Problem[];
}

/** Indexes the manifests for look-ups by id and by the name and ARN on AWS. */
export function indexManifests(
  manifests: readonly Manifest[],
  rejected: ReadonlySet<ResourceId>,
  { registry, place }: Pick<Pass, 'registry' | 'place'>,
): Known {
  return {
    manifests: new Map(manifests.map((manifest) => [manifest.id, manifest])),
    rejected,
    byAwsName: new Map(
      manifests.flatMap((manifest) =>
        awsNames(manifest, registry, place).map((name) => [`${manifest.kind}/${name}`, manifest.id] as const),
      ),
    ),
  };
}

function awsNames(manifest: Manifest, registry: Registry, place: Place | undefined): string[] {
  const kind = registry.kinds.get(manifest.kind);
  const name = awsName(manifest, registry);
  const { arn } = kind && place ? kind.attributes({ ...manifest.spec, [kind.nameField]: name }, place) : {};
  return arn === undefined ? [name] : [name, arn];
}

/** The resource that a text in a spec stands for, by `ref:` or by its exact name or ARN on AWS. */
export function targetOf(text: string, kinds: readonly string[], known: Known): ResourceId | undefined {
  const reference = parseReference(text);
  if (reference) return reference.id;
  for (const kind of kinds) {
    const id = known.byAwsName.get(`${kind}/${text}`);
    if (id) return id;
  }
  return undefined;
}

/** What may be a reference in a manifest under such rules; an unchanged manifest is the same object at every look. */
export const textsUnder = oncePer((fields: FieldRules) =>
  oncePer((manifest: Manifest) => texts(manifest.spec, ruleTree(fields))),
);

/** Finds a manifest's references and what is wrong with them. */
export function findEdges(manifest: Manifest, registry: Registry, known: Known): Edges {
  const fields = registry.kinds.get(manifest.kind)?.fields ?? {};
  const dependsOn = new Set<ResourceId>();
  const broken = new Set<ResourceId>();
  const problems: Problem[] = [];
  for (const text of textsUnder(fields)(manifest)) {
    const complaint = complaintAbout(text, known);
    if (complaint) problems.push(problemAt(text, complaint, manifest));
    else addTarget(text);
  }
  return { dependsOn: [...dependsOn].sort(), broken: [...broken].sort(), problems };

  function addTarget({ value, rule }: Text): void {
    const target = targetOf(value, rule.refersTo?.kinds ?? [], known);
    if (!target || target === manifest.id) return;
    (known.manifests.has(target) ? dependsOn : broken).add(target);
  }
}

interface Complaint {
  readonly reason: 'ReferenceNotAllowed' | 'ReferenceUnknown';
  readonly message: string;
  readonly suggestion?: string;
}

function complaintAbout(text: Text, known: Known): Complaint | undefined {
  if (!text.value.startsWith('ref:')) return undefined;
  const { refersTo } = text.rule;
  if (!refersTo)
    return { reason: 'ReferenceNotAllowed', message: `"${text.value}" is a reference, but none can stand here` };
  const reference = parseReference(text.value);
  if (!reference)
    return { reason: 'ReferenceUnknown', message: `"${text.value}" does not have the form ref:Kind/name` };
  if (!refersTo.kinds.includes(kindOf(reference.id))) return wrongKind(reference.id, refersTo.kinds);
  if (known.manifests.has(reference.id) || known.rejected.has(reference.id)) return undefined;
  return unknownTarget(reference.id, known);
}

function wrongKind(id: ResourceId, kinds: readonly string[]): Complaint {
  const expected = kinds.join(' or ');
  return { reason: 'ReferenceNotAllowed', message: `this field refers to a ${expected}, not to ${id}` };
}

function unknownTarget(id: ResourceId, known: Known): Complaint {
  const near = nearest(id, known.manifests.keys());
  const suggestion = near ? `did you mean "ref:${near}"?` : `add a manifest of kind ${kindOf(id)} with this name`;
  return { reason: 'ReferenceUnknown', message: `no manifest ${id}`, suggestion };
}

function problemAt(text: Text, complaint: Complaint, manifest: Manifest): Problem {
  const origin = manifest.locate(['spec', ...text.path], 'value');
  return { severity: 'error', ...complaint, origin, id: manifest.id, length: text.value.length };
}
