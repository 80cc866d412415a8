import { accessSync, constants, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { FailureError } from '../model/failure.ts';
import type { Rewrite } from '../model/manifest-edit.ts';

const causes: Readonly<Record<string, string>> = {
  EACCES: 'may not be written',
  EPERM: 'may not be written',
  EROFS: 'is on a disk that is read-only',
  ENOSPC: 'is on a disk that is full',
};

/** Writes all the files or none; readers see each of them as it was or as it is to be. Throws SourceReadOnly. */
export function saveFiles(rewrites: readonly Rewrite[]): void {
  const staged: Rewrite[] = [];
  const swapped: Rewrite[] = [];
  try {
    for (const rewrite of rewrites) {
      attempt(rewrite, () => stage(rewrite, rewrite.after));
      staged.push(rewrite);
    }
    for (const rewrite of rewrites) {
      attempt(rewrite, () => renameSync(temporary(rewrite), rewrite.path));
      swapped.push(rewrite);
    }
  } catch (error) {
    for (const rewrite of swapped) {
      stage(rewrite, rewrite.before);
      renameSync(temporary(rewrite), rewrite.path);
    }
    throw error;
  } finally {
    for (const rewrite of staged) rmSync(temporary(rewrite), { force: true });
  }
}

/** Beside the file whose place it takes, under a name that readers of manifests pass over. */
function temporary({ path }: Rewrite): string {
  return join(dirname(path), `.${basename(path)}.evenkeel`);
}

function stage(rewrite: Rewrite, text: string): void {
  accessSync(rewrite.path, constants.W_OK);
  writeFileSync(temporary(rewrite), text, { mode: statSync(rewrite.path).mode });
}

function attempt({ file }: Rewrite, work: () => void): void {
  try {
    work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const cause = causes[code] ?? `cannot be written (${code})`;
    throw new FailureError('SourceReadOnly', `${file} ${cause}; every file is as it was`);
  }
}
