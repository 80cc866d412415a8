import { isObject } from '../../lib/json.ts';
import { jsonAt } from '../../lib/json-edits.ts';
import { visible } from '../../lib/visible.ts';
import type { Overlay, OverlayImage } from '../../model/overlay.ts';
import type { OverlayRules } from '../../model/overlay-rules.ts';
import type { Problem } from '../../model/problem.ts';
import { type ResourceId, resourceId } from '../../model/resource.ts';
import type { Path } from '../locate.ts';
import type { SourceDocument } from '../site.ts';
import { spelledAs } from '../spelled-as.ts';
import { imageName, referredBy, withoutRegistry } from './image-name.ts';
import { imagePaths } from './image-paths.ts';
import { specOf } from './patches.ts';
import { type Traced, withInner } from './traced.ts';
import { unmatched } from './unmatched.ts';

/** An image in a manifest's spec. */
export interface FoundImage {
  readonly path: Path;
  readonly image: string;
  /** What an overlay may call it. */
  readonly names: readonly string[];
}

/** Gives the name on AWS of what a manifest describes; undefined for a manifest that there is not. */
export type NameOf = (id: ResourceId) => string | undefined;

/** The images that a patched manifest names. */
export function imagesIn(traced: Traced, rules: OverlayRules, nameOf: NameOf): FoundImage[] {
  const { kind } = isObject(traced.value) ? traced.value : {};
  const known = rules.of(String(kind));
  const spec = specOf(traced);
  if (!known) return [];
  return imagePaths(spec, known.rules).map((path) => {
    const image = String(jsonAt(spec, path));
    return { path: ['spec', ...path], image, names: namesOf(image, nameOf) };
  });
}

/** What an overlay may call an image. */
function namesOf(image: string, nameOf: NameOf): string[] {
  const { name } = imageName(image);
  const target = referredBy(name);
  if (!target) return [name, withoutRegistry(name)];
  const own = nameOf(resourceId(target.kind, target.name));
  return [name, target.name, ...(own === undefined ? [] : [own])];
}

/** The name on AWS of each manifest's resource. */
export function awsNames(documents: ReadonlyMap<ResourceId, Traced>, rules: OverlayRules): NameOf {
  return (id) => {
    const content = documents.get(id)?.value;
    if (!isObject(content)) return undefined;
    const field = rules.of(String(content.kind))?.nameField ?? '';
    const name = jsonAt(content, spelledAs(content, ['spec', field]));
    return typeof name === 'string' ? name : undefined;
  };
}

/** Entries of an overlay for images, by name. */
export type Entries = ReadonlyMap<string, Entry>;

/** An entry of an overlay for images. */
export interface Entry extends OverlayImage {
  /** Position in the overlay. */
  readonly index: number;
}

/** The entries of an overlay for images, by name. */
export function imageEntries({ images = [] }: Overlay): Entries {
  return new Map(images.map((entry, index) => [entry.name, { ...entry, index }]));
}

/** The entries that an image goes by. */
export function entriesFor({ names }: FoundImage, entries: Entries): Entry[] {
  return [...new Set(names.flatMap((name) => entries.get(name) ?? []))];
}

/** An image with the entry of an overlay that replaces it. */
export interface Replacement extends FoundImage {
  readonly entry: Entry;
}

/** The manifest with other images. */
export function withImages(traced: Traced, replacements: readonly Replacement[], overlay: SourceDocument): Traced {
  return replacements.reduce((former, { path, image, entry }) => {
    const member = entry.digest === undefined ? 'newTag' : 'digest';
    const value = (entry.newName ?? imageName(image).name) + (member === 'digest' ? '@' : ':') + entry[member];
    return withInner(former, path, { value, document: overlay, path: ['images', entry.index, member], isMade: true });
  }, traced);
}

/** What is wrong with entries that no image goes by, or that an image goes by for which another entry stands already. */
export function unfitEntries(found: readonly FoundImage[], entries: Entries, overlay: SourceDocument): Problem[] {
  const matches = found.map((image) => entriesFor(image, entries));
  const used = new Set(matches.flat());
  const unused = [...entries.values()].filter((entry) => !used.has(entry));
  const rivals = new Map(matches.flatMap(([first, ...others]) => others.map((other) => [other, first] as const)));
  const at = ({ index }: Entry) => overlay.locate(['images', index, 'name']);
  return [
    ...unmatched(
      unused.map((entry) => ({
        name: entry.name,
        message: `no image of the bases goes by the name ${visible(entry.name)}`,
        at: () => at(entry),
      })),
      () => new Set(found.flatMap(({ names }) => names)),
    ),
    ...[...rivals].map(([entry, first]) => ({
      severity: 'error' as const,
      reason: 'FieldInvalid' as const,
      message: `an image goes by ${visible(first?.name ?? '')} and by ${visible(entry.name)}`,
      origin: at(entry),
      suggestion: 'keep one entry for each image',
    })),
  ];
}
