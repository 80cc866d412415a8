import { isObject } from '../../lib/json.ts';
import type { Problem } from '../../model/problem.ts';
import { readRegularFile } from '../disk.ts';
import type { Draft } from '../drafts.ts';
import { listFolder } from '../folder.ts';
import type { ListedFile, Listing } from '../listing.ts';
import { type LoadedFile, loadFile } from '../loaded-file.ts';

/** An overlay where it was found. */
export interface FoundOverlay {
  readonly name: string;
  readonly draft: Draft;
  readonly listed: ListedFile;
  readonly loaded: LoadedFile;
}

/** The overlays at some paths. */
export interface Overlays {
  readonly overlays: readonly FoundOverlay[];
  /** What is wrong with the files that may hold overlays. */
  readonly problems: readonly Problem[];
  /** The files that may hold overlays, by shown name. */
  readonly files: ReadonlyMap<string, { readonly loaded: LoadedFile; readonly real: string }>;
}

interface Look {
  readonly stamp: string;
  readonly loaded: LoadedFile | undefined;
}

/** The word without which a file holds no overlay. */
const overlayWord = Buffer.from('Overlay');

/** Finds the overlays at paths; files that did not change since the last time are not read again. */
export function overlayFinder(): (paths: readonly string[]) => Overlays {
  const looks = new Map<string, Look>();
  return (paths) => {
    const listing = listFolder(paths);
    const found = listing.files.flatMap((listed) => {
      const loaded = lookAt(listed, looks);
      return loaded ? [{ listed, loaded }] : [];
    });
    return overlaysIn(listing, found);
  };
}

function lookAt(listed: ListedFile, looks: Map<string, Look>): LoadedFile | undefined {
  const known = looks.get(listed.file);
  if (known?.stamp === listed.stamp) return known.loaded;
  const bytes = readRegularFile(listed.real);
  const mayHold = Buffer.isBuffer(bytes) && bytes.includes(overlayWord);
  const loaded = mayHold ? loadFile(listed, new Map(), known?.loaded) : undefined;
  looks.set(listed.file, { stamp: listed.stamp, loaded });
  return loaded;
}

function overlaysIn(listing: Listing, found: readonly { listed: ListedFile; loaded: LoadedFile }[]): Overlays {
  const overlays = found.flatMap(({ listed, loaded }) =>
    loaded.drafts.flatMap((draft) => (draft.isOverlay ? [{ name: nameOf(draft), draft, listed, loaded }] : [])),
  );
  // Variables are filled in elsewhere, and what they lack is no matter of overlays.
  const isOfSyntax = ({ reason, severity }: Problem) => severity === 'error' && reason !== 'VariableUndefined';
  return {
    overlays,
    problems: [...listing.problems, ...found.flatMap(({ loaded }) => loaded.problems.filter(isOfSyntax))],
    files: new Map(found.map(({ listed, loaded }) => [loaded.file, { loaded, real: listed.real }])),
  };
}

function nameOf({ document: { content } }: Draft): string {
  const metadata = isObject(content) && isObject(content.metadata) ? content.metadata : {};
  return String(metadata.name ?? '');
}
