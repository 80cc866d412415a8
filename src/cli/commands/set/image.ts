import { nearest } from '../../../lib/nearest.ts';
import { visible } from '../../../lib/visible.ts';
import type { Container } from '../../../model/container.ts';
import type { ManifestEdit, Rewrite } from '../../../model/manifest-edit.ts';
import type { ResourceId } from '../../../model/resource.ts';
import { findContainers } from '../../containers.ts';
import { exitCode } from '../../exit-code.ts';
import { imageArgument, wantedImage } from '../../image-argument.ts';
import { palette } from '../../print/colour.ts';
import { afterEditText, editsText } from '../../print/edits.ts';
import type { Complaint } from '../../print/failure.ts';
import { complain, say } from '../../run-command.ts';
import type { Shell, Workspace } from '../../shell.ts';

/** What `set image` was asked for. */
export interface SetImageRequest {
  /** `KIND/NAME`, or a name that only one can mean. */
  readonly resource: string;
  /** `CONTAINER=IMAGE`, or `IMAGE` alone. */
  readonly images: readonly string[];
  /** Only shows the edit. */
  readonly dryRun: boolean;
}

/** Edits the manifest of a resource so that its containers run other images; asks nobody. */
export async function setImage(shell: Shell, { resource, images, dryRun }: SetImageRequest): Promise<number> {
  const found = await findContainers(shell, resource);
  if (typeof found === 'number') return found;
  const wishes: Wish[] = [];
  for (const text of images) {
    const wish = wishOf(text, found.containers);
    const wrong = 'code' in wish ? wish : (twice(wish, wishes) ?? danglingReference(wish, found.ids));
    if (wrong) return complain(shell, wrong);
    if ('container' in wish) wishes.push(wish);
  }
  return write(shell, { workspace: found.workspace, wishes, dryRun });
}

/** A container with what is to be written as its image. */
interface Wish {
  readonly container: Container;
  readonly image: string;
}

function wishOf(text: string, containers: readonly Container[]): Wish | Complaint {
  const read = imageArgument(text);
  if ('code' in read) return read;
  const { container: name, image } = read;
  const [only, ...others] = containers;
  const container = name === undefined && others.length === 0 ? only : containers.find((one) => one.name === name);
  return container ? { container, image: wantedImage(image, container) } : unknownContainer(name, containers);
}

function write(
  shell: Shell,
  { workspace, wishes, dryRun }: { workspace: Workspace; wishes: readonly Wish[]; dryRun: boolean },
): number {
  const isThere = ({ container, image }: Wish) => image === container.written || image === container.image;
  for (const { container, image } of wishes.filter(isThere)) {
    say(shell, `${visible(container.name)} of ${visible(container.manifest.id)} runs ${visible(image)} already.\n`);
  }
  const edits = wishes.filter((wish) => !isThere(wish)).map(({ container, image }) => container.withImage(image));
  if (edits.length === 0) return exitCode.ok;
  shell.stdout.write(editsText(edits, palette(shell.stdout.colour)));
  const rewrites = workspace.rewrite(edits);
  say(shell, elsewhereText(edits, rewrites));
  if (dryRun) return exitCode.ok;
  workspace.save(rewrites);
  say(shell, afterEditText(shell.config.values.env));
  return exitCode.ok;
}

/** The overlay of an environment is edited in place of what all environments share. */
function elsewhereText(edits: readonly ManifestEdit[], rewrites: readonly Rewrite[]): string {
  const shown = new Set(edits.map(({ manifest, path }) => manifest.locate(path).file));
  const others = rewrites.map(({ file }) => file).filter((file) => !shown.has(file));
  return others.length === 0
    ? ''
    : `\nIt is written into ${others.map(visible).join(', ')}; every use of the image there follows.\n`;
}

function unknownContainer(name: string | undefined, containers: readonly Container[]): Complaint {
  const names = containers.map((container) => container.name);
  const id = visible(containers[0]?.manifest.id ?? '');
  const near = name === undefined ? undefined : nearest(name, names);
  const all = `its containers are ${names.map(visible).join(', ')}`;
  return {
    title: name === undefined ? `${id} has several containers` : `${id} has no container ${visible(name)}`,
    code: exitCode.usage,
    rows: [...(near ? [all] : []), ['fix', near ? `did you mean ${visible(near)}?` : `${all}; write CONTAINER=IMAGE`]],
  };
}

function twice({ container }: Wish, before: readonly Wish[]): Complaint | undefined {
  if (!before.some((wish) => wish.container === container)) return undefined;
  return {
    title: `two images are given for ${visible(container.name)}`,
    code: exitCode.usage,
    rows: [['fix', 'Give each container one.']],
  };
}

function danglingReference({ image }: Wish, ids: readonly ResourceId[]): Complaint | undefined {
  const [, target] = /^ref:([^:@#]*)/.exec(image) ?? [];
  if (target === undefined || ids.some((id) => id === target)) return undefined;
  const near = nearest(target, ids);
  return {
    title: `there is no manifest ${visible(target)}`,
    code: exitCode.usage,
    rows: [['fix', near ? `did you mean ref:${visible(near)}?` : 'write ref:KIND/NAME:TAG, or the whole image']],
  };
}
