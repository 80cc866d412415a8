import { hash as hashOf } from 'node:crypto';
import type { Json } from '../lib/json.ts';
import type { Problem } from '../model/problem.ts';
import { decode } from './decode.ts';
import { readRegularFile } from './disk.ts';
import { type Drafts, draftsOf } from './drafts.ts';
import type { ListedFile } from './listing.ts';
import { type ParsedFile, parseText } from './parse.ts';

/** A file that was read, with what it holds. */
export interface LoadedFile extends Drafts {
  /** As its author would type it. */
  readonly file: string;
  /** SHA-256 of the bytes in hex; empty when they could not be read. */
  readonly hash: string;
  readonly parsed: ParsedFile;
}

/** Reads a file; gives back the earlier reading when it holds the same bytes. */
export function loadFile(
  { file, real }: Pick<ListedFile, 'file' | 'real'>,
  variables: ReadonlyMap<string, Json>,
  earlier: LoadedFile | undefined,
): LoadedFile {
  const bytes = readRegularFile(real);
  if (!Buffer.isBuffer(bytes)) return unusable(file, { reason: bytes.reason, message: `${file} ${bytes.message}` });
  const hash = hashOf('sha256', bytes);
  if (earlier?.hash === hash) return earlier;
  if (bytes.length === 0) return { ...unusable(file, emptyFile(file)), hash };
  const { text, flaw } = decode(bytes);
  const parsed = flaw ? { text, documents: [], flaws: [flaw] } : parseText(text);
  return { file, hash, parsed, ...draftsOf(file, parsed, variables) };
}

type Complaint = Pick<Problem, 'reason' | 'message'> & Partial<Pick<Problem, 'severity'>>;

/** An editor that writes in place leaves an empty file for a moment. */
function emptyFile(file: string): Complaint {
  return { severity: 'warning', reason: 'SourceEmpty', message: `${file} is empty; it may be half-written` };
}

function unusable(file: string, complaint: Complaint): LoadedFile {
  const problem: Problem = { severity: 'error', ...complaint, origin: { file, line: 1, column: 1 } };
  const parsed = { text: '', documents: [], flaws: [] };
  return {
    file,
    hash: '',
    parsed,
    drafts: [],
    problems: [problem],
    remarks: [],
    remarksAsSpec: [],
    skipped: 0,
    whole: false,
  };
}
