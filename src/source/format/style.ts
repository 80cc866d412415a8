import { isPair, isSeq, type Node, Scalar, visit, type YAMLMap, type YAMLSeq } from 'yaml';
import type { YamlDocument } from '../yaml-documents.ts';

// Readers of YAML 1.1 take them for truth values and numbers.
const ambiguous = /^(?:y|n|yes|no|on|off|[-+]?\d[\d_:.]*)$/i;

/** Gives a document its looks: no quotes that are not needed, brackets only around what stands on one line. */
export function style(document: YamlDocument, text: string): void {
  document.directives.docEnd = false;
  visit(document, {
    Scalar(_, node) {
      if (isQuoted(node)) node.type = isPlain(node.value) ? Scalar.PLAIN : Scalar.QUOTE_DOUBLE;
    },
    Collection(_, node) {
      const [from, to] = node.range ?? [0, 0];
      if (node.flow && node.items.length > 0 && text.slice(from, to).includes('\n')) node.flow = false;
      beginWithoutSpace(node);
      pad(node);
    },
  });
}

function isQuoted({ type }: Scalar): boolean {
  return type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE;
}

/** The library still quotes what would not be text without quotes. */
function isPlain(value: unknown): boolean {
  return typeof value === 'string' && !value.includes('\n') && !ambiguous.test(value);
}

function beginWithoutSpace({ items: [first] }: YAMLMap | YAMLSeq): void {
  const node = isPair(first) ? first.key : first;
  if (isNode(node)) node.spaceBefore = false;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

/** `{ a: 1 }` and `[1]`: the library has one setting for both. */
function pad(node: YAMLMap | YAMLSeq): void {
  const padding = isSeq(node) ? '' : ' ';
  const print = node.toString;
  const padded: typeof print = function (this: typeof node, context, ...rest) {
    return print.call(this, context && { ...context, flowCollectionPadding: padding }, ...rest);
  };
  node.toString = padded;
}
