import { isScalar, type ParsedNode, Scalar } from 'yaml';
import type { Json } from '../../lib/json.ts';
import { insteadOfBlock, type Splice } from './splice.ts';
import { inlineTexts, isBlock, type Look, literalLines } from './text-of-value.ts';
import { endOf } from './tree.ts';

/** Ways to put another value where one is written. */
export function replacements(text: string, node: ParsedNode, { value, look }: { value: Json; look: Look }): Splice[] {
  const [from, to] = node.range;
  const inline = inlineTexts(value, look, node);
  if (isBlock(node)) return inline.map((inner) => insteadOfBlock(text, { start: from, end: endOf(node) }, inner));
  if (from === to) return inline.map((inner) => ({ from, to, text: text[from - 1] === ':' ? ` ${inner}` : inner }));
  const isLiteral = isScalar(node) && (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED);
  if (!isLiteral) return inline.map((inner) => ({ from, to, text: inner }));
  const ending = /\r?\n$/.exec(text.slice(from, to))?.[0] ?? '';
  const margin = /\n( *)\S/.exec(text.slice(from, to))?.[1] ?? '';
  const literal = typeof value === 'string' ? literalLines(value) : undefined;
  const lines = literal?.map((line, index) => (index === 0 || line === '' ? line : margin + line));
  return [...(lines ? [lines.join(look.eol)] : []), ...inline].map((inner) => ({ from, to, text: inner + ending }));
}
