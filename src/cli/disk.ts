import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { FailureError } from '../model/failure.ts';

/** Puts the examples into a new folder, or into the given one when that is empty; `remove` takes the new folder away again. */
export async function layOutExamples(
  examples: string,
  folder: string | undefined,
): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = folder === undefined ? mkdtempSync(join(tmpdir(), 'evenkeel-demo-')) : resolve(folder);
  mkdirSync(path, { recursive: true });
  // evenkeel as its own service needs an image that somebody has pushed.
  const filter = (source: string) => source !== join(examples, 'self');
  if (readdirSync(path).length === 0) cpSync(examples, path, { recursive: true, filter });
  return {
    path,
    async remove() {
      if (folder === undefined) rmSync(path, { recursive: true, force: true });
    },
  };
}

/** The text of a file. Throws FailureError. */
export async function readText(file: string): Promise<string> {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new FailureError('SourceUnreadable', `${file} cannot be read`);
  }
}
