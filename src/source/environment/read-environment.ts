import { existsSync, realpathSync } from 'node:fs';
import { isObject, type Json } from '../../lib/json.ts';

import { overlayKind } from '../../model/overlay.ts';
import type { Problem } from '../../model/problem.ts';
import type { Root } from '../listing.ts';
import type { LoadedFile } from '../loaded-file.ts';
import { isBelow } from '../names.ts';
import { readFolder } from '../reading.ts';
import type { SourceDocument } from '../site.ts';
import { type Outline, snapshotOf, unsteadyProblem } from '../snapshot.ts';
import type { Environment, EnvironmentLook } from './environment.ts';
import type { AppliedOverlay } from './image-edits.ts';
import type { Overlaid } from './overlaid.ts';

/** What is read, as it was meant by somebody who looks from above. */
export interface EnvironmentReading {
  readonly outline: Outline;
  readonly roots: readonly Root[];
  /** Absent without an environment. */
  readonly overlay?: AppliedOverlay;
}

/** Gives the files of the reading before, where the same variables were filled in. */
export type Earlier = (variables: ReadonlyMap<string, Json>) => ReadonlyMap<string, LoadedFile>;

const maximumAttempts = 3;

/** The manifests of an environment as its overlay wants them; again when the overlay was written meanwhile. */
export async function readEnvironment(look: () => EnvironmentLook, earlierOf: Earlier): Promise<EnvironmentReading> {
  for (let attempt = 1; ; attempt += 1) {
    const { environment, problems, paths, files } = look();
    if (!environment) return { outline: failedOutline(problems, files), roots: [] };
    const earlier = earlierOf(environment.variables);
    const reading = await readFolder([...paths, ...ownFile(environment, paths)], environment.variables, earlier);
    const outline = snapshotOf(reading, environment.variables, earlier);
    const steady = isSame(environment, outline);
    if (steady || attempt === maximumAttempts) {
      const applied = environment.apply(outline.snapshot.documents.filter((document) => !isOverlay(document)));
      return {
        outline: effectiveOutline(outline, environment, { ...applied, steady }),
        roots: reading.listing.roots,
        overlay: { document: environment.found.draft.document, images: applied.images },
      };
    }
  }
}

/** What else stands in the overlay's file belongs to the environment. */
function ownFile({ found }: Environment, paths: readonly string[]): string[] {
  return paths.some((path) => existsSync(path) && isBelow(found.listed.real, realpathSync(path)))
    ? []
    : [found.listed.file];
}

function isSame({ found }: Environment, { files, places }: Outline): boolean {
  const [file = ''] = [...places].find(([, real]) => real === found.listed.real) ?? [];
  return files.get(file)?.hash === found.loaded.hash;
}

function effectiveOutline(
  { snapshot, ...outline }: Outline,
  { guard }: Environment,
  { documents, problems, steady }: Overlaid & { readonly steady: boolean },
): Outline {
  const found = [...problems, ...(steady ? [] : [unsteadyProblem()])];
  return {
    ...outline,
    snapshot: {
      documents,
      problems: [...snapshot.problems, ...found],
      guard,
      whole: snapshot.whole && found.length === 0,
      ...(found.length > 0 ? { doubtful: true } : {}),
    },
  };
}

function isOverlay({ content }: SourceDocument): boolean {
  return isObject(content) && content.kind === overlayKind;
}

function failedOutline(problems: readonly Problem[], files: EnvironmentLook['files']): Outline {
  return {
    snapshot: { documents: [], problems, whole: false },
    files: new Map([...files].map(([file, { loaded }]) => [file, loaded])),
    places: new Map([...files].map(([file, { real }]) => [file, real])),
    skipped: 0,
    contentHash: '',
  };
}
