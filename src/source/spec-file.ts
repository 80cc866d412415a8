import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { Json } from '../lib/json.ts';
import { visible } from '../lib/visible.ts';
import type { Failure } from '../model/failure.ts';
import { unreadable } from './disk.ts';
import type { ListedFile } from './listing.ts';
import { isBelow } from './names.ts';

/** The file that a manifest's `specFrom` names, or why it cannot be read. */
export function specFile(manifest: ListedFile, specFrom: Json): Pick<ListedFile, 'file' | 'real'> | Failure {
  if (typeof specFrom !== 'string') return { reason: 'FieldInvalid', message: 'must be the path of a file' };
  const file = visible(isAbsolute(specFrom) ? specFrom : join(dirname(manifest.file), specFrom));
  try {
    const path = resolve(dirname(manifest.path), specFrom);
    const { boundary } = manifest.root;
    // The path as it is written first: whether something exists outside is nobody's business.
    if (!isBelow(path, boundary)) return outside(file);
    const real = realpathSync(path);
    return isBelow(real, boundary) ? { file, real } : outside(file);
  } catch (error) {
    const { reason, message } = unreadable(error);
    return { reason, message: `${file} ${message}` };
  }
}

function outside(file: string): Failure {
  return { reason: 'SourceEscape', message: `${file} lies outside of the manifests folder` };
}
