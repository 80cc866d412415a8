import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { visible } from '../../lib/visible.ts';
import type { Overlay } from '../../model/overlay.ts';
import type { Problem } from '../../model/problem.ts';
import { unreadable } from '../disk.ts';
import { isBelow } from '../names.ts';
import { type FoundOverlay, overlayFinder } from './find-overlays.ts';

/** Where the bases of an overlay are, and what is wrong with them. */
export interface Bases {
  readonly paths: readonly string[];
  readonly problems: readonly Problem[];
}

/** The bases that an overlay names; none may lead out of `top`, or of the Git repository that the overlay is in. */
export function basesOf(found: FoundOverlay, { bases = [] }: Overlay, top: string | undefined): Bases {
  const boundary = top ?? topOf(found.listed.real);
  const read = bases.map((base, index) => baseAt(base, { found, boundary, index }));
  return {
    paths: read.flatMap((base) => (typeof base === 'string' ? base : [])),
    problems: read.flatMap((base) => (typeof base === 'string' ? [] : base)),
  };
}

interface Asked {
  readonly found: FoundOverlay;
  readonly boundary: string;
  readonly index: number;
}

function baseAt(base: string, asked: Asked): string | Problem {
  const { found, boundary } = asked;
  const path = resolve(dirname(found.listed.path), base);
  // The path as it is written first: whether something exists outside is nobody's business.
  if (!isBelow(path, boundary)) return outside(base, asked);
  try {
    const real = realpathSync(path);
    if (!isBelow(real, boundary)) return outside(base, asked);
    return statSync(real).isFile() && overlayFinder()([real]).overlays.length > 0 ? chained(base, asked) : path;
  } catch (error) {
    const { reason, message } = unreadable(error);
    return problem(asked, { reason, message: `the base ${visible(base)} ${message}` });
  }
}

function outside(base: string, asked: Asked): Problem {
  return problem(asked, {
    reason: 'SourceEscape',
    message: `the base ${visible(base)} lies outside of ${visible(asked.boundary)}`,
    suggestion: 'keep bases in the repository of the overlay',
  });
}

function chained(base: string, asked: Asked): Problem {
  return problem(asked, {
    reason: 'OverlayChained',
    message: `the base ${visible(base)} is itself an overlay`,
    suggestion: 'name the manifests that it is for',
  });
}

function problem({ found, index }: Asked, said: Pick<Problem, 'reason' | 'message' | 'suggestion'>): Problem {
  return { severity: 'error', ...said, origin: found.draft.document.locate(['bases', index]) };
}

/** The top of the Git repository that a file is in, or without one the current folder. */
function topOf(real: string): string {
  for (let folder = dirname(real); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return realpathSync(process.cwd());
  }
}
