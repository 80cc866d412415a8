import { isObject } from '../../lib/json.ts';
import type { OverlayRules } from '../../model/overlay-rules.ts';
import type { Problem } from '../../model/problem.ts';
import { type ResourceId, resourceId } from '../../model/resource.ts';
import type { SourceDocument } from '../site.ts';
import {
  awsNames,
  entriesFor,
  type FoundImage,
  imageEntries,
  imagesIn,
  type Replacement,
  unfitEntries,
  withImages,
} from './images.ts';
import { locatedVariables } from './located-variables.ts';
import type { OverlayContent } from './overlay-content.ts';
import { type Patched, patched, patchesByTarget, unknownTargets } from './patches.ts';
import { tracedDocument } from './traced.ts';

/** Documents as an overlay wants them, and what is wrong with the overlay. */
export interface Overlaid {
  readonly documents: readonly SourceDocument[];
  readonly problems: readonly Problem[];
  /** The images that the documents named before the overlay replaced some. */
  readonly images: ReadonlyMap<SourceDocument, readonly FoundImage[]>;
}

/** Changes documents as an overlay says. */
export type ApplyOverlay = (documents: readonly SourceDocument[]) => Overlaid;

interface Made {
  readonly key: string;
  readonly document: SourceDocument;
}

/** What an overlay makes of documents; those that did not change are the same objects each time. */
export function overlayer(content: OverlayContent, rules: OverlayRules): ApplyOverlay {
  const { overlay } = content;
  const document = locatedVariables(content.document, content.document, namesOf(content));
  const targets = patchesByTarget(overlay);
  const entries = imageEntries(overlay);
  const known = new WeakMap<SourceDocument, Patched>();
  const made = new WeakMap<SourceDocument, Made>();

  return (documents) => {
    const found = documents.map((base) => ({ base, id: idOf(base), ...patchedOnce(base) }));
    const byId = new Map(found.map(({ id, traced }) => [id, traced]));
    const nameOf = awsNames(byId, rules);
    const imaged = found.map((one) => ({ ...one, images: imagesIn(one.traced, rules, nameOf) }));
    const results = imaged.map((one) => {
      const replacements = one.images.flatMap((image) => replacementOf(image) ?? []);
      return { ...one, effective: madeOnce(one, replacements) };
    });
    const images = imaged.flatMap((one) => one.images);
    return {
      documents: results.map(({ effective }) => effective),
      problems: [
        ...unknownTargets(targets, new Set(byId.keys()), document),
        ...found.flatMap(({ problems }) => problems),
        ...unfitEntries(images, entries, document),
      ],
      images: new Map(results.map(({ effective, images: own }) => [effective, own])),
    };
  };

  function patchedOnce(base: SourceDocument): Patched {
    const located = locatedVariables(base, document, namesOf(content));
    const patches = targets.get(idOf(base)) ?? [];
    const result = known.get(base) ?? patched(located, { patches, overlay: document, rules });
    known.set(base, result);
    return result;
  }

  function replacementOf(image: FoundImage): Replacement | undefined {
    const [entry] = entriesFor(image, entries);
    return entry && { ...image, entry };
  }

  function madeOnce({ base, traced }: { base: SourceDocument } & Patched, replacements: Replacement[]): SourceDocument {
    const key = JSON.stringify(replacements.map(({ path, image }) => [path, image]));
    const before = made.get(base);
    if (before?.key === key) return before.document;
    const effective = tracedDocument(base, withImages(traced, replacements, document));
    made.set(base, { key, document: effective });
    return effective;
  }
}

function namesOf({ overlay }: OverlayContent): ReadonlySet<string> {
  return new Set(Object.keys(overlay.vars ?? {}));
}

function idOf({ content }: SourceDocument): ResourceId {
  const { kind, metadata } = isObject(content) ? content : {};
  return resourceId(String(kind), isObject(metadata) ? String(metadata.name) : '');
}
