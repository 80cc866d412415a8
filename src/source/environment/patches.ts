import { groupBy } from '../../lib/group-by.ts';
import { visible } from '../../lib/visible.ts';
import type { Overlay, OverlayPatch } from '../../model/overlay.ts';
import type { OverlayRules, PatchRules } from '../../model/overlay-rules.ts';
import type { Problem } from '../../model/problem.ts';
import { type ResourceId, resourceId } from '../../model/resource.ts';
import type { SourceDocument } from '../site.ts';
import { type MergeFault, merge } from './merge.ts';
import { inside, type Traced, untouched } from './traced.ts';
import { unmatched } from './unmatched.ts';

/** A patch with its position in the overlay. */
export interface PlacedPatch extends OverlayPatch {
  readonly index: number;
}

/** What patches make of a document, and what is wrong with them. */
export interface Patched {
  readonly traced: Traced;
  readonly problems: readonly Problem[];
}

/** The patches of an overlay by what they are for, each group in the order of the overlay. */
export function patchesByTarget({ patches = [] }: Overlay): ReadonlyMap<ResourceId, readonly PlacedPatch[]> {
  const placed = patches.map((patch, index) => ({ ...patch, index }));
  return groupBy(placed, ({ target: { kind, name } }) => resourceId(kind, name));
}

/** A document with patches merged into it, one after the other. */
export function patched(
  document: SourceDocument,
  { patches, overlay, rules }: { patches: readonly PlacedPatch[]; overlay: SourceDocument; rules: OverlayRules },
): Patched {
  const faults: MergeFault[] = [];
  const traced = patches.reduce((former, { target, merge: wanted, index }) => {
    const known = rules.of(target.kind);
    const path = ['patches', index, 'merge'];
    const patch: Traced = { value: wanted as Traced['value'], document: overlay, path };
    return known ? mergeManifest(former, patch, { known, faults }) : former;
  }, untouched(document));
  return { traced, problems: faults.map((fault) => faultProblem(overlay, fault)) };
}

function mergeManifest(
  manifest: Traced,
  patch: Traced,
  { known, faults }: { known: PatchRules; faults: MergeFault[] },
): Traced {
  const { rules, layout } = known;
  const children = new Map([['spec', rules]]);
  return merge(manifest, patch, { rules: { rule: {}, children }, layout, faults }) ?? manifest;
}

function faultProblem({ locate }: SourceDocument, { path, message }: MergeFault): Problem {
  return { severity: 'error', reason: 'OverlayUnmatched', message, origin: locate(path) };
}

/** What is wrong with patches for manifests that are not there. */
export function unknownTargets(
  targets: ReadonlyMap<ResourceId, readonly PlacedPatch[]>,
  known: ReadonlySet<ResourceId>,
  overlay: SourceDocument,
): Problem[] {
  const unknown = [...targets].flatMap(([id, patches]) =>
    known.has(id) ? [] : patches.map(({ index }) => ({ id, index })),
  );
  return unmatched(
    unknown.map(({ id, index }) => ({
      name: id,
      message: `the bases have no manifest ${visible(id)} to patch`,
      at: () => overlay.locate(['patches', index, 'target', 'name']),
    })),
    () => known,
  );
}

/** The spec of a traced manifest. */
export function specOf(traced: Traced): Traced['value'] | undefined {
  return inside(traced, 'spec')?.value;
}
