import { relative, resolve, sep } from 'node:path';
import type { Origin } from '../model/resource.ts';
import type { Files } from './dialect.ts';

/** Where people see a line of a file; undefined for what is not in the repository, and for names that an address would cut off. */
export function linkTo({ file, line }: Origin, files: Files | undefined, folder: string): string | undefined {
  if (!files) return undefined;
  const path = relative(files.folder, resolve(folder, file)).split(sep);
  if (path[0] === '..' || path.some((part) => /[#?%]/.test(part))) return undefined;
  return `${files.url}/${path.join('/')}${files.anchor}${line}`;
}
