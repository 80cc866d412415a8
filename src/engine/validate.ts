import { isObject, type JsonObject } from '../lib/json.ts';
import { nearest } from '../lib/nearest.ts';
import { oncePer } from '../lib/once-per.ts';
import type { Document, Snapshot } from '../model/document.ts';
import type { Finding, Registry, Subject } from '../model/kind.ts';
import type { Manifest, Policy } from '../model/manifest.ts';
import { overlayKind } from '../model/overlay.ts';
import type { Problem } from '../model/problem.ts';
import { type ResourceId, resourceId } from '../model/resource.ts';
import { checkManifest } from './check-manifest.ts';
import { checkOverlay } from './check-overlay.ts';
import { withoutAnswerMembers } from './pasted-answer.ts';
import { relatedSpecs } from './related.ts';
import { schemaProblems } from './schema-problems.ts';
import { specShape } from './shape.ts';
import { respell } from './spelling.ts';

/** What is wrong with the source, and which resources must be left alone because of it. */
export interface Rejected {
  readonly problems: readonly Problem[];
  /** Resources whose manifests exist but are not valid. */
  readonly ids: ReadonlySet<ResourceId>;
  /** False when absence from the source proves nothing. */
  readonly whole: boolean;
  readonly revision: string;
  /** The environment whose overlay was applied. */
  readonly environment?: string;
}

/** The valid manifests, and everything that is wrong with the others. */
export interface Validated {
  readonly desired: readonly Manifest[];
  readonly rejected: Rejected;
}

/** Checks every document against its kind's schema and rules, and reports all problems at once. */
export function validate(snapshot: Snapshot, registry: Registry): Validated {
  const read = snapshot.documents.map(readerFor(registry));
  const manifests = read.flatMap(({ manifest }) => manifest ?? []);
  const related = relatedSpecs(manifests, registry);
  const results = [
    ...read,
    ...manifests.map((manifest) => findingsIn(manifest, registry, related)),
    ...duplicates(manifests),
  ];
  const problems = [...snapshot.problems, ...results.flatMap((result) => result.problems)];
  const errors = problems.filter(({ severity }) => severity === 'error');
  const doubtful = snapshot.doubtful ? manifests.map(({ id }) => id) : [];
  const ids = new Set([...errors.flatMap(({ id }) => id ?? []), ...doubtful]);
  return {
    desired: manifests.filter(({ id }) => !ids.has(id)),
    rejected: {
      problems,
      ids,
      whole: snapshot.whole && errors.length === 0,
      revision: snapshot.revision,
      ...(snapshot.guard ? { environment: snapshot.guard.environment } : {}),
    },
  };
}

interface Reading {
  readonly manifest?: Manifest;
  readonly problems: readonly Problem[];
}

/** An unchanged document is the same object at every look, and what was read from it still holds. */
const readerFor = oncePer((registry: Registry) => oncePer((document: Document) => readDocument(document, registry)));

function readDocument(document: Document, registry: Registry): Reading {
  const isOverlay = isObject(document.content) && document.content.kind === overlayKind;
  return isOverlay ? { problems: checkOverlay(document, registry) } : readManifest(document, registry);
}

function readManifest(document: Document, registry: Registry): Reading {
  const { content, origin, locate, written } = document;
  if (!isObject(content)) {
    return {
      problems: [{ severity: 'error', reason: 'FieldInvalid', message: 'a manifest must be a mapping', origin }],
    };
  }
  const kind = typeof content.kind === 'string' ? registry.kinds.get(content.kind) : undefined;
  if (!kind) return { problems: [unknownKind(content, document, registry)] };
  const schema = registry.schema(kind.name);
  const metadata = isObject(content.metadata) ? content.metadata : {};
  const spec = withoutAnswerMembers(respell(content.spec, specShape(schema)), kind);
  const spelled = { ...content, spec: isObject(spec) ? { [kind.nameField]: metadata.name, ...spec } : spec };
  const id = typeof metadata.name === 'string' ? resourceId(kind.name, metadata.name) : undefined;
  const problems = schemaProblems({ content: spelled, document, kind: kind.name, schema, id });
  if (id === undefined || problems.some(({ severity }) => severity === 'error') || !isObject(spelled.spec))
    return { problems };
  const policy = (isObject(content.policy) ? content.policy : {}) as Policy;
  const manifest = {
    id,
    kind: kind.name,
    name: String(metadata.name),
    metadata,
    policy,
    spec: spelled.spec,
    origin,
    locate,
    ...(written ? { written } : {}),
  };
  return { manifest, problems };
}

function unknownKind(content: JsonObject, { origin, locate }: Document, registry: Registry): Problem {
  const given = typeof content.kind === 'string' ? content.kind : undefined;
  const suggestion = given === undefined ? undefined : nearest(given, registry.kinds.keys());
  return {
    severity: 'error',
    reason: 'KindUnknown',
    message: given === undefined ? 'the manifest has no kind' : `unknown kind "${given}"`,
    origin: given === undefined ? origin : locate(['kind'], 'value'),
    suggestion: suggestion ? `did you mean "${suggestion}"?` : `the kinds are ${[...registry.kinds.keys()].join(', ')}`,
  };
}

function findingsIn(manifest: Manifest, registry: Registry, related: Subject['related']): Reading {
  const kind = registry.kinds.get(manifest.kind);
  const findings = kind ? checkManifest(manifest, kind, related) : [];
  return { problems: findings.map((finding) => findingProblem(finding, manifest)) };
}

function findingProblem(finding: Finding, manifest: Manifest): Problem {
  return {
    severity: finding.severity ?? 'error',
    reason: finding.reason ?? 'RuleBroken',
    message: finding.message,
    origin: manifest.locate(['spec', ...finding.path], 'value'),
    ...(finding.suggestion ? { suggestion: finding.suggestion } : {}),
    id: manifest.id,
  };
}

function duplicates(manifests: readonly Manifest[]): Reading[] {
  const first = new Map<string, Manifest>();
  return manifests.flatMap((manifest) => {
    const earlier = first.get(manifest.id);
    if (!earlier) first.set(manifest.id, manifest);
    return earlier ? [{ problems: [duplicateProblem(manifest, earlier)] }] : [];
  });
}

function duplicateProblem(manifest: Manifest, earlier: Manifest): Problem {
  const { file, line } = earlier.origin;
  return {
    severity: 'error',
    reason: 'DuplicateResource',
    message: `${manifest.id} is described twice; first at ${file}:${line}`,
    origin: manifest.locate(['metadata', 'name'], 'value'),
    suggestion: 'keep one of them',
    id: manifest.id,
  };
}
