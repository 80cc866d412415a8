import type { Problem } from '../model/problem.ts';

/** One of the paths that were asked for, resolved once. */
export interface Root {
  readonly given: string;
  /** As its author would type it. */
  readonly shown: string;
  readonly real: string;
  /** Nothing that lies outside of it is read. */
  readonly boundary: string;
}

/** A file that may hold manifests. */
export interface ListedFile {
  /** As its author would type it. */
  readonly file: string;
  /** Below the resolved root; may still be a link to a place below it. */
  readonly path: string;
  readonly real: string;
  readonly root: Root;
  /** Changes when the file does. */
  readonly stamp: string;
}

/** A folder that was looked into. */
export interface ListedFolder {
  readonly path: string;
  /** Changes when another folder takes its place. */
  readonly identity: string;
}

/** What lies at the given paths at one moment; files are in the order of their names. */
export interface Listing {
  readonly roots: readonly Root[];
  readonly files: readonly ListedFile[];
  readonly folders: readonly ListedFolder[];
  readonly problems: readonly Problem[];
}

/** True when nothing that could change a manifest has happened between two listings. */
export function sameListing(before: Listing, after: Listing): boolean {
  return (
    sameItems(before.roots, after.roots, ({ real }) => real) &&
    sameItems(before.files, after.files, ({ real, stamp }) => `${real} ${stamp}`) &&
    sameItems(before.problems, after.problems, ({ message }) => message)
  );
}

function sameItems<Item>(left: readonly Item[], right: readonly Item[], key: (item: Item) => string): boolean {
  if (left.length !== right.length) return false;
  return left.every((item, index) => {
    const other = right[index];
    return other !== undefined && key(item) === key(other);
  });
}
