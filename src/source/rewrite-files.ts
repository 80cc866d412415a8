import { hash as hashOf } from 'node:crypto';
import { groupBy } from '../lib/group-by.ts';
import type { Json } from '../lib/json.ts';
import type { JsonEdit } from '../lib/json-edits.ts';
import { mapInner } from '../lib/map-inner.ts';
import { FailureError } from '../model/failure.ts';
import type { Manifest } from '../model/manifest.ts';
import type { Rewrite } from '../model/manifest-edit.ts';
import { decode } from './decode.ts';
import { readRegularFile } from './disk.ts';
import { editText, type TextEdit } from './edit.ts';
import type { SourceDocument } from './site.ts';

/** The latest reading of the manifests. */
export interface Readings {
  readonly documents: readonly SourceDocument[];
  /** By shown name: where each file really lies, and the SHA-256 of what was read, in hex. */
  readonly files: ReadonlyMap<string, { readonly real: string; readonly hash: string }>;
}

/** An edit of a member, counted from the root of its manifest's document. */
export interface MemberEdit extends JsonEdit {
  readonly manifest: Pick<Manifest, 'id' | 'origin'>;
  /** The value may contain variables; else what looks like one is none. */
  readonly isAsWritten?: true;
}

interface PlacedEdit extends TextEdit {
  readonly file: string;
}

/** The files with edits made in them; nothing is written. Throws EditUnsafe, and Conflict where a file is another than was read. */
export function rewriteFiles(edits: readonly MemberEdit[], { documents, files }: Readings): Rewrite[] {
  const placed = groupBy(
    edits.map((edit) => placedEdit(edit, documents)),
    ({ file }) => file,
  );
  return [...placed].map(([file, inside]) => {
    return rewritten(file, files, (text) => inFile(file, () => editText(text, inside)));
  });
}

/** A file as it was read, with what an edit makes of its text. Throws EditUnsafe, and Conflict where it is another than was read. */
export function rewritten(file: string, files: Readings['files'], edit: (text: string) => string): Rewrite {
  const { real: path, hash } = files.get(file) ?? { real: file, hash: '' };
  const before = textOf(file, path, hash);
  const { text } = decode(Buffer.from(before));
  const mark = before.slice(0, before.length - text.length);
  if (mark + text !== before) throw unsafe(file, 'there are byte order marks within it');
  return { file, path, before, after: mark + edit(text) };
}

function placedEdit(
  { manifest, path, value, isAsWritten }: MemberEdit,
  documents: readonly SourceDocument[],
): PlacedEdit {
  const { file, line, column } = manifest.origin;
  const found = documents.find(
    ({ origin }) => origin.file === file && origin.line === line && origin.column === column,
  );
  if (!found) throw unsafe(file, `${manifest.id} is no longer there`);
  const { hasVariables, ...site } = found.siteOf(path);
  return { ...site, value: value === undefined || isAsWritten || !hasVariables ? value : escaped(value) };
}

/** What looks like a variable and is none. */
function escaped(value: Json): Json {
  return typeof value === 'string' ? value.replaceAll('${', () => '$${') : mapInner(value, escaped);
}

function textOf(file: string, path: string, hash: string): string {
  const bytes = readRegularFile(path);
  if (!Buffer.isBuffer(bytes)) throw new FailureError(bytes.reason, `${file} ${bytes.message}`);
  if (hashOf('sha256', bytes) === hash) return bytes.toString('utf8');
  throw new FailureError('Conflict', `${file} was changed while evenkeel was at work`);
}

function inFile(file: string, work: () => string): string {
  try {
    return work();
  } catch (error) {
    throw error instanceof FailureError ? unsafe(file, error.message) : error;
  }
}

function unsafe(file: string, why: string): FailureError {
  return new FailureError('EditUnsafe', `${file}: ${why}`);
}
