import { isMap, isScalar, isSeq, Scalar } from 'yaml';
import { isObject, type Json } from '../../lib/json.ts';
import { isFirstOnLine, lineEnd, lineStart, type Splice } from './splice.ts';
import { blockLines, inlineTexts, isBlock, type Look, literalLines } from './text-of-value.ts';
import { type Collection, endAt, startAt, valueAt } from './tree.ts';

/** A member or element that is not there yet. */
export interface Newcomer {
  readonly step: string | number;
  readonly value: Json;
}

/** Ways to put a new last member or element into a collection in the style of those that are there. */
export function additions(text: string, collection: Collection, newcomer: Newcomer & { look: Look }): Splice[] {
  const { look } = newcomer;
  if (collection.items.length === 0) return intoEmpty(collection, newcomer, look);
  return isBlock(collection) ? ontoBlock(text, collection, newcomer) : ontoFlow(text, collection, newcomer);
}

function intoEmpty(collection: Collection, { step, value }: Newcomer, look: Look): Splice[] {
  const [start, end] = collection.range ?? [0, 0];
  const space = isMap(collection) && !look.isJson ? ' ' : '';
  return labels(collection, step, look).flatMap((label) =>
    inlineTexts(value, look).map((inner) => ({ from: start + 1, to: end - 1, text: space + label + inner + space })),
  );
}

function ontoFlow(text: string, collection: Collection, { step, value, look }: Newcomer & { look: Look }): Splice[] {
  const last = collection.items.length - 1;
  const end = endAt(collection, last);
  const start = startAt(collection, last);
  const isOnOwnLine = isFirstOnLine(text, start);
  const margin = text.slice(lineStart(text, start), start);
  const gap = isOnOwnLine ? `,${look.eol}${margin}` : ', ';
  const spelled = look.isJson && isOnOwnLine ? [indented(value, margin, look)] : inlineTexts(value, look);
  return labels(collection, step, look).flatMap((label) =>
    spelled.map((inner) => ({ from: end, to: end, text: gap + label + inner })),
  );
}

function indented(value: Json, margin: string, { eol }: Look): string {
  return JSON.stringify(value, null, Math.min(margin.length, 2) || 2).replaceAll('\n', eol + margin);
}

function ontoBlock(text: string, collection: Collection, { step, value, look }: Newcomer & { look: Look }): Splice[] {
  const start = isSeq(collection) ? (collection.range?.[0] ?? 0) : startAt(collection, 0);
  const margin = ' '.repeat(start - lineStart(text, start));
  const end = endAt(collection, collection.items.length - 1);
  const isAtLineStart = text[end - 1] === '\n';
  return linesOf(collection, { step, value, look }).map((lines) => {
    const all = lines.map((line) => (line === '' ? line : margin + line));
    const at = isAtLineStart ? end : lineEnd(text, end);
    const joined = all.join(look.eol);
    return { from: at, to: at, text: isAtLineStart ? joined + look.eol : look.eol + joined };
  });
}

/** Block style, or what stands beside it has: `- { name: A, value: b }`. */
function linesOf(collection: Collection, { step, value, look }: Newcomer & { look: Look }): string[][] {
  const sibling = valueAt(collection, collection.items.length - 1);
  const isFlow = isSeq(collection) && (isSeq(sibling) || isMap(sibling)) && !isBlock(sibling);
  const [label = ''] = isSeq(collection) ? ['- '] : labels(collection, step, look);
  const inline = inlineTexts(value, look).map((inner) => [label + inner]);
  if (isFlow) return inline;
  return [...(multiline(value, label, isSeq(collection)) ?? []), ...inline];
}

function multiline(value: Json, label: string, isElement: boolean): string[][] | undefined {
  const literal = typeof value === 'string' ? literalLines(value) : undefined;
  if (literal) return [[label + literal[0], ...literal.slice(1).map((line) => (line === '' ? line : `  ${line}`))]];
  const isFull = (Array.isArray(value) && value.length > 0) || (isObject(value) && Object.keys(value).length > 0);
  if (!isFull) return undefined;
  const [first = '', ...rest] = blockLines(value);
  const shifted = rest.map((line) => (line === '' ? line : `  ${line}`));
  return [isElement ? [label + first, ...shifted] : [label.trimEnd(), `  ${first}`, ...shifted]];
}

/** How the name of a new member is written, with its colon; nothing before an element. */
function labels(collection: Collection, step: string | number, look: Look): string[] {
  if (isSeq(collection)) return [''];
  const [first] = collection.items;
  const isQuoted = look.isJson || (isScalar(first?.key) && first.key.type === Scalar.QUOTE_DOUBLE);
  const name = String(step);
  return isQuoted ? [`${JSON.stringify(name)}: `] : inlineTexts(name, look).map((written) => `${written}: `);
}
