import { isObject } from '../../lib/json.ts';
import { FailureError } from '../../model/failure.ts';
import { type OverlayImage, overlayKind } from '../../model/overlay.ts';
import { resourceId } from '../../model/resource.ts';
import type { MemberEdit } from '../rewrite-files.ts';
import type { SourceDocument } from '../site.ts';
import { imageName, referredBy, withoutRegistry } from './image-name.ts';
import type { FoundImage } from './images.ts';
import type { Overlaid } from './overlaid.ts';

/** An overlay as it is written, and the images of the documents that it was applied to. */
export interface AppliedOverlay {
  readonly document: SourceDocument;
  readonly images: Overlaid['images'];
}

/**
 * Edits in which those of images are made in the overlay's list of images, and the manifests that all environments share stay as
 * they are. Throws EditUnsafe.
 */
export function imageEdits(edits: readonly MemberEdit[], { document, images }: AppliedOverlay): MemberEdit[] {
  const split = edits.map((edit) => ({ edit, found: imageOf(edit, images) }));
  const others = split.flatMap(({ edit, found }) => (found ? [] : [edit]));
  const wanted = split.flatMap(({ edit, found }) => (found ? [entryFor(String(edit.value), found)] : []));
  if (wanted.length === 0) return others;
  refuseContradictions(wanted);
  const list = wanted.reduce(withEntry, writtenImages(document)).map((entry) => ({ ...entry }));
  const manifest = { id: resourceId(overlayKind, ''), origin: document.origin };
  return [...others, { manifest, path: ['images'], value: list, isAsWritten: true }];
}

interface Found extends FoundImage {
  readonly written: string | undefined;
}

function imageOf({ manifest, path, value }: MemberEdit, images: Overlaid['images']): Found | undefined {
  if (typeof value !== 'string') return undefined;
  const { file, line, column } = manifest.origin;
  for (const [document, found] of images) {
    const { origin } = document;
    if (origin.file !== file || origin.line !== line || origin.column !== column) continue;
    const image = found.find((one) => one.path.join('\0') === path.join('\0'));
    const written = document.written?.(path);
    return image && { ...image, written: typeof written === 'string' ? written : undefined };
  }
  return undefined;
}

interface Wanted extends OverlayImage {
  /** What an entry for the image may be called. */
  readonly names: readonly string[];
}

function entryFor(image: string, { image: before, written = before, names }: Found): Wanted {
  const { name, suffix } = imageName(image);
  const version = versionIn(suffix);
  if (!version || /\$\{[^}]*$/.test(name))
    throw new FailureError(
      'EditUnsafe',
      `an overlay gives images a tag or a digest, and "${image}" does not end with one`,
    );
  const own = imageName(before).name;
  const isOther = ![own, imageName(written).name].includes(name);
  return {
    name: referredBy(own)?.name ?? withoutRegistry(own),
    ...(isOther ? { newName: name } : {}),
    ...version,
    names,
  };
}

function versionIn(suffix: string): Pick<OverlayImage, 'newTag' | 'digest'> | undefined {
  const [, newTag, digest] = /^(?::([^@]+))?(?:@(.+))?$/.exec(suffix) ?? [];
  if (digest !== undefined) return { digest };
  return newTag === undefined ? undefined : { newTag };
}

function withEntry(list: readonly OverlayImage[], { names, ...wanted }: Wanted): readonly OverlayImage[] {
  const at = list.findIndex(({ name }) => name === wanted.name || names.includes(name));
  const before = list[at];
  return before ? list.with(at, { ...wanted, name: before.name }) : [...list, wanted];
}

/** One entry is for all containers of an image. */
function refuseContradictions(wanted: readonly Wanted[]): void {
  for (const { name, newTag, digest, newName } of wanted) {
    const other = wanted.find(
      (one) => one.name === name && `${one.newTag} ${one.digest} ${one.newName}` !== `${newTag} ${digest} ${newName}`,
    );
    if (other) throw new FailureError('EditUnsafe', `an overlay gives an image one tag, and "${name}" would get two`);
  }
}

function writtenImages({ content }: SourceDocument): readonly OverlayImage[] {
  const images = isObject(content) ? content.images : undefined;
  if (images === undefined) return [];
  if (Array.isArray(images)) return images as unknown as readonly OverlayImage[];
  throw new FailureError('EditUnsafe', 'the images of the overlay come from a variable');
}
