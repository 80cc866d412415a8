/** What a caught error of the SDK says. */
export interface SdkError {
  /** AWS's name of the error, or Node's code. */
  readonly name: string;
  /** On one line; empty when AWS gave none. */
  readonly text: string;
  /** HTTP status of the answer, when there was one. */
  readonly status: number | undefined;
  /** The answer cannot be read or names no error: it is broken, or comes from something between AWS and us. */
  readonly isStrange: boolean;
}

interface Members {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** What the SDK adds to its own text when an answer cannot be read. */
const unreadable = /\s*Deserialization error: to see the raw response.*$/s;
/** What the SDK calls an error that has no name or no text. */
const nameless = new Set(['Unknown', 'UnknownError', 'NotFound']);
const plainNames = new Set(['Error', 'AggregateError', 'TypeError']);

/** Reads whatever was caught; never throws. */
export function readSdkError(error: unknown): SdkError {
  const members: Members = typeof error === 'object' && error !== null ? error : {};
  const given = textOf(members.message) ?? (typeof error === 'object' ? '' : String(error));
  const name = nameOf(members);
  const status = members.$metadata?.httpStatusCode;
  const isStrange = nameless.has(name) || (unreadable.test(given) && members.code === undefined);
  const said = given.replace(unreadable, '').replace(/\s+/g, ' ').trim();
  const text = nameless.has(said) ? '' : said;
  return { name, status, isStrange, text: isStrange ? strangeText(status, text) : text };
}

function nameOf(members: Members): string {
  const name = textOf(members.name) ?? 'Error';
  return plainNames.has(name) ? (textOf(members.code) ?? name) : name;
}

function textOf(member: unknown): string | undefined {
  return typeof member === 'string' ? member : undefined;
}

function strangeText(status: number | undefined, text: string): string {
  return `an answer that AWS does not give (HTTP ${status ?? '?'})${text === '' ? '' : `: ${text}`}`;
}
