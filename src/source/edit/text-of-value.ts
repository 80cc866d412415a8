import { Document, isMap, isScalar, isSeq, type ParsedNode, Scalar } from 'yaml';
import { isObject, type Json } from '../../lib/json.ts';

/** How values look where they are put. */
export interface Look {
  /** The file is JSON, and has to stay it. */
  readonly isJson: boolean;
  readonly eol: string;
}

/** The spellings of a value on one line, the most fitting one first; what stood there before gives the style. */
export function inlineTexts(value: Json, { isJson }: Look, former?: ParsedNode | null): string[] {
  if (isJson) return [JSON.stringify(value)];
  if (typeof value !== 'string') return [flowText(value), JSON.stringify(value)];
  const style = isScalar(former) ? former.type : undefined;
  if (style === Scalar.QUOTE_DOUBLE) return [JSON.stringify(value)];
  const plain = [plainText(value), JSON.stringify(value)];
  return style === Scalar.QUOTE_SINGLE ? [`'${value.replaceAll("'", "''")}'`, ...plain] : plain;
}

/** A value as lines of block style, not indented. */
export function blockLines(value: Json): string[] {
  const document = new Document(value, { schema: 'core', version: '1.2' });
  // What stands on one line is read more easily there.
  const text = document.toString({ lineWidth: 0, nullStr: 'null' });
  return text.replace(/\n$/, '').split('\n');
}

/** The lines of a text that a block scalar stood for, after its header; undefined where the style cannot say it. */
export function literalLines(value: string): string[] | undefined {
  if (!value.includes('\n') || /^\s|\n\n$/.test(value)) return undefined;
  return [value.endsWith('\n') ? '|' : '|-', ...value.replace(/\n$/, '').split('\n')];
}

/** True for a map or list that is written by indentation. */
export function isBlock(node: unknown): boolean {
  return (isMap(node) || isSeq(node)) && node.flow !== true;
}

function flowText(value: Json): string {
  if (typeof value === 'string') return plainText(value);
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).flatMap(([name, item]) =>
    item === undefined ? [] : [`${plainText(name)}: ${flowText(item)}`],
  );
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** Without quotes where YAML takes it for the same text, between brackets too. */
function plainText(text: string): string {
  const document = new Document([text], { schema: 'core', version: '1.2' });
  if (isSeq(document.contents)) document.contents.flow = true;
  const written = document.toString({ lineWidth: 0, flowCollectionPadding: false }).trim().slice(1, -1);
  return written.includes('\n') ? JSON.stringify(text) : written;
}
