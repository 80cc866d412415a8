import { visible } from '../lib/visible.ts';
import type { Container } from '../model/container.ts';
import { exitCode } from './exit-code.ts';
import type { Complaint } from './print/failure.ts';

/** What `CONTAINER=IMAGE` on the command line means. */
export interface ImageArgument {
  /** The only one where it is left out. */
  readonly container?: string;
  /** A whole image, a reference to a repository, or only a `:tag` or `@digest`. */
  readonly image: string;
}

// A container's name has no character that can stand before the "=" of anything else.
const named = /^([A-Za-z0-9_-]*)=(.*)$/s;
const imageForm = /^(?:\$\{[^}\s]*\}|[A-Za-z0-9._:/#@-])+$/;

/** Reads `CONTAINER=IMAGE`, or `IMAGE` alone. */
export function imageArgument(text: string): ImageArgument | Complaint {
  const [, container, image = text] = named.exec(text) ?? [];
  if (container !== '' && imageForm.test(image)) return container === undefined ? { image } : { container, image };
  return {
    title: `"${visible(text)}" does not name an image`,
    code: exitCode.usage,
    rows: [['fix', 'write CONTAINER=IMAGE, for example app=nginx:1.30, or app=:1.30 for another tag alone']],
  };
}

/** What is to be written where a container's image stands; a mere tag or digest leaves the rest as it is written. */
export function wantedImage(image: string, { written, image: filled }: Pick<Container, 'written' | 'image'>): string {
  if (!/^[:@]/.test(image)) return image;
  const kept = untagged(written);
  // A variable at the end may bring the tag along.
  const isWhole = kept.length === written.length && written.endsWith('}');
  return (isWhole ? untagged(filled) : kept) + image;
}

function untagged(image: string): string {
  const blanked = image.replace(/\$\{[^}]*\}/g, (variable) => '$'.repeat(variable.length));
  const [, name = image] = /^(.*?)(?::[^/:@]+)?(?:@[^/@]+)?$/s.exec(blanked) ?? [];
  return image.slice(0, name.length);
}
