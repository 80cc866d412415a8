import type { Manifest } from './manifest.ts';
import type { ManifestEdit } from './manifest-edit.ts';

/** A container as a manifest describes it. */
export interface Container {
  readonly manifest: Manifest;
  readonly name: string;
  /** What it runs, variables filled in. */
  readonly image: string;
  /** The same as its author wrote it. */
  readonly written: string;
  /** The edit after which it runs another image, which may contain variables. */
  readonly withImage: (image: string) => ManifestEdit;
}
