import { isSeq } from 'yaml';
import { insteadOfBlock, isFirstOnLine, lineStart, nextLine, type Splice } from './splice.ts';
import { isBlock } from './text-of-value.ts';
import { type Collection, endAt, startAt, valueAt } from './tree.ts';

/** Ways to take a member or element out. No comment of a line of its own is lost; then the member is set to nothing instead. */
export function removals(text: string, collection: Collection, position: number): Splice[] {
  const cut = isBlock(collection) ? blockCut(text, collection, position) : flowCut(collection, position);
  const value = valueAt(collection, position);
  const emptied =
    value && !isSeq(collection) && !isBlock(value) ? [{ from: value.range[0], to: value.range[1], text: 'null' }] : [];
  return [...(!losesComment(text, cut, endAt(collection, position)) ? [cut] : []), ...emptied];
}

function flowCut(collection: Collection, position: number): Splice {
  const last = collection.items.length - 1;
  const [open, close] = collection.range ?? [0, 0];
  if (last === 0) return { from: open + 1, to: close - 1, text: '' };
  return position < last
    ? { from: startAt(collection, position), to: startAt(collection, position + 1), text: '' }
    : { from: endAt(collection, position - 1), to: endAt(collection, position), text: '' };
}

function blockCut(text: string, collection: Collection, position: number): Splice {
  const start = beginning(text, collection, position);
  const end = endAt(collection, position);
  if (collection.items.length === 1) return insteadOfBlock(text, { start, end }, isSeq(collection) ? '[]' : '{}');
  if (!isFirstOnLine(text, start)) return { from: start, to: beginning(text, collection, position + 1), text: '' };
  const to = text[end - 1] === '\n' ? end : nextLine(text, end);
  const from = lineStart(text, start);
  // The last line of a file without a line break at its end takes the one before it along.
  return to === text.length && text[to - 1] !== '\n' && from > 0
    ? { from: from - 1, to, text: '' }
    : { from, to, text: '' };
}

/** Where an element's dash stands, or a member's name. */
function beginning(text: string, collection: Collection, position: number): number {
  const start = startAt(collection, position);
  if (!isSeq(collection)) return start;
  const first = collection.range?.[0] ?? 0;
  const column = first - lineStart(text, first);
  let line = lineStart(text, start);
  while (line > 0 && text[line + column] !== '-') line = lineStart(text, line - 1);
  return line + column;
}

/** What is cut away before the end belongs to what goes, a comment after it to what stays. */
function losesComment(text: string, { to }: Splice, end: number): boolean {
  return /\n[^\n]*#/.test(text.slice(end, to));
}
