import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { FailureError } from '../model/failure.ts';

/** Puts the examples into a new folder, or into the given one when that is empty; `remove` takes the new folder away again. */
export async function layOutExamples(
  examples: string,
  folder: string | undefined,
): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = folder === undefined ? mkdtempSync(join(tmpdir(), 'evenkeel-demo-')) : resolve(folder);
  mkdirSync(path, { recursive: true });
  if (readdirSync(path).length === 0) cpSync(examples, path, { recursive: true });
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

/** Those of the files that exist. */
export async function existing(files: readonly string[]): Promise<readonly string[]> {
  return files.filter((file) => existsSync(file));
}

/** GitHub throws all of a step's summary away when it is larger. */
const mostSummaryBytes = 1_048_576;

/** Adds Markdown to the file that becomes the page of a CI job; says when there is none, or no room in it. */
export async function summarise(file: string | undefined, markdown: string): Promise<'written' | 'full' | 'absent'> {
  if (!file) return 'absent';
  const bytes = existsSync(file) ? statSync(file).size : 0;
  const text = `${markdown}\n`;
  if (bytes + Buffer.byteLength(text) > mostSummaryBytes) return 'full';
  appendFileSync(file, text);
  return 'written';
}

/** The name of a file from a folder above it; as it is where that is not above it. */
export function nameFrom(top: string | undefined, file: string): string {
  if (!top) return file;
  const name = relative(top, resolve(file));
  return name === '' || name.startsWith('..') || isAbsolute(name) ? file : name;
}

/** The folder of the package that a file belongs to. */
export function packageRootOf(file: string): string {
  let folder = dirname(file);
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

/** Makes a folder and those above it where there is none; says why when it cannot. */
export function makeFolder(folder: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Writes files by path, with the folders above them; none of them when one exists already or cannot be written, and then says why. */
export async function writeNew(files: ReadonlyMap<string, string>): Promise<string | undefined> {
  const written: string[] = [];
  try {
    for (const [file, text] of files) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text, { flag: 'wx' });
      written.push(file);
    }
    return undefined;
  } catch (error) {
    for (const file of written) rmSync(file);
    return error instanceof Error ? error.message : String(error);
  }
}
