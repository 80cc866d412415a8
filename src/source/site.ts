import type { JsonPath } from '../lib/json-edits.ts';
import type { Document } from '../model/document.ts';

/** Where a member of a manifest is written, or would be. */
export interface Site {
  /** As its author would type it. */
  readonly file: string;
  /** Position of the document in the file. */
  readonly document: number;
  readonly path: JsonPath;
  /** Variables are filled in there. */
  readonly hasVariables: boolean;
}

/** A document that knows where its members are written. */
export interface SourceDocument extends Document {
  readonly siteOf: (path: JsonPath) => Site;
}
