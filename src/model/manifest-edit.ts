import type { Json } from '../lib/json.ts';
import type { JsonEdit } from '../lib/json-edits.ts';
import type { Manifest } from './manifest.ts';

/** A member of a manifest, counted from the root of its document, with what is to stand there in real values. */
export interface ManifestEdit extends JsonEdit {
  readonly manifest: Manifest;
  /** The value may contain variables; else what looks like one is none. */
  readonly isAsWritten?: true;
  readonly shown: ShownEdit;
}

/** An edit as it may be printed: secret values are masked. */
export interface ShownEdit {
  /** The member in the words of a plan, `containerDefinitions[app].image`. */
  readonly label: string;
  readonly before?: Json;
  readonly after?: Json;
}

/** A file with what it holds and what it is to hold. */
export interface Rewrite {
  /** As its author would type it. */
  readonly file: string;
  /** Where it really lies. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}
