import type { Json } from '../lib/json.ts';
import { listFolder } from './folder.ts';
import { type ListedFile, type Listing, sameListing } from './listing.ts';
import { type LoadedFile, loadFile } from './loaded-file.ts';

/** A file as it was found and as it was read. */
export interface ReadFile {
  readonly listed: ListedFile;
  readonly loaded: LoadedFile;
}

/** The files of one moment. */
export interface Reading {
  readonly listing: Listing;
  readonly files: readonly ReadFile[];
  /** False when the files kept changing under the reader. */
  readonly steady: boolean;
}

const maximumAttempts = 3;
const filesPerTurn = 50;

/** Reads all files, and again when a link was swapped or a file written meanwhile, so that no two commits are mixed. */
export async function readFolder(
  paths: readonly string[],
  variables: ReadonlyMap<string, Json>,
  earlier: ReadonlyMap<string, LoadedFile>,
): Promise<Reading> {
  for (let attempt = 1; ; attempt += 1) {
    const listing = listFolder(paths);
    const files: ReadFile[] = [];
    for (const [index, listed] of listing.files.entries()) {
      if (index % filesPerTurn === 0) await nextTurn();
      files.push({ listed, loaded: loadFile(listed, variables, earlier.get(listed.file)) });
    }
    await nextTurn();
    const steady = sameListing(listing, listFolder(paths));
    if (steady || attempt === maximumAttempts) return { listing, files, steady };
  }
}

/** Lets the rest of the program run: reading is synchronous. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
