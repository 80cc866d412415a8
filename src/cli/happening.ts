import type { Palette } from './print/colour.ts';

/** Something that happened, from whatever source. */
export interface Happening {
  /** ISO 8601. */
  readonly at: string;
  /** Equal for what is the same in two looks. */
  readonly key: string;
  /** For people, without the time; absent for what only programs count. */
  readonly line: (paints: Palette) => string | undefined;
  /** For programs. */
  readonly document: object;
}

/** What one look found. */
export interface Happenings {
  readonly found: readonly Happening[];
  /** The exit code when not everything could be looked at; why has been printed. */
  readonly code?: number;
}

/** Where happenings are read, again and again. */
export interface HappeningSource {
  readonly look: () => Promise<Happenings>;
  /** Between two looks. */
  readonly pauseMs: number;
}
