/** A part of a text with what is to stand in its place; offsets count characters. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text with one part replaced. */
export function spliced(text: string, { from, to, text: inner }: Splice): string {
  return text.slice(0, from) + inner + text.slice(to);
}

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line of an offset ends, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end === -1) return text.length;
  return text[end - 1] === '\r' && end > offset ? end - 1 : end;
}

/** Where the line after the one of an offset begins. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** True when nothing but spaces stands before an offset on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === '';
}

/** Puts one line in the place of lines that are indented below a name or dash: beside it, unless a comment stands between. */
export function insteadOfBlock(text: string, { start, end }: { start: number; end: number }, inner: string): Splice {
  const above = text.slice(0, start).trimEnd().length;
  const isBeside = /[:-]/.test(text.charAt(above - 1)) && !/(^|\s)#/.test(text.slice(lineStart(text, above), above));
  const ending = /\r?\n$/.exec(text.slice(start, end))?.[0] ?? '';
  return isBeside
    ? { from: above, to: end, text: ` ${inner}${ending}` }
    : { from: start, to: end, text: inner + ending };
}
