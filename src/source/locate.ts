import { isAlias, isCollection, isMap, isScalar, isSeq, LineCounter, type Pair, type ParsedNode } from 'yaml';
import { isMergeKey } from './json-of-yaml.ts';
import type { Mark, ParsedDocument } from './parse.ts';
import { type YamlDocument, yamlDocuments } from './yaml-documents.ts';

/** Steps from a document to one of its members. */
export type Path = readonly (string | number)[];

/** Which place of a member is meant: its name, its value, or the first occurrence of a text in its value. */
export type Aim = 'key' | 'value' | { readonly text: string };

interface Tree {
  readonly of: ParsedDocument;
  readonly document: YamlDocument;
  readonly lines: LineCounter;
}

interface Found {
  readonly key?: ParsedNode;
  readonly value: ParsedNode | null;
}

let latest: Tree | undefined;

/**
 * The place of a member, or of its nearest parent when it is not there. Parses the document again: errors are rare, and syntax
 * trees would take fifty times the memory of the text.
 */
export function locate(text: string, parsed: ParsedDocument, path: Path, aim: Aim): Mark {
  const tree = treeOf(text, parsed);
  const offset = tree ? offsetOf(tree.document, text.slice(parsed.from, parsed.to), path, aim) : undefined;
  if (!tree || offset === undefined) return parsed.start;
  const { line, col } = tree.lines.linePos(offset);
  return { line: parsed.line + line - 1, column: col };
}

function treeOf(text: string, parsed: ParsedDocument): Tree | undefined {
  if (latest?.of === parsed) return latest;
  const lines = new LineCounter();
  const [document] = yamlDocuments(text.slice(parsed.from, parsed.to), lines, () => undefined);
  if (!document) return undefined;
  latest = { of: parsed, document, lines };
  // Many places of one document are asked for in one go; afterwards nobody needs the tree.
  queueMicrotask(() => {
    latest = undefined;
  });
  return latest;
}

function offsetOf(document: YamlDocument, text: string, path: Path, aim: Aim): number | undefined {
  let found: Found = { value: document.contents };
  for (const step of path) {
    const next = stepInto(found.value, step, document);
    if (!next) return begin(found, 'key');
    found = next;
  }
  return begin(found, aim, text);
}

function begin({ key, value }: Found, aim: Aim, text = ''): number | undefined {
  const start = value?.range[0];
  if (typeof aim === 'object' && value) {
    const offset = text.indexOf(aim.text, value.range[0]);
    return offset >= 0 && offset < value.range[1] ? offset : start;
  }
  // The value of `spec:` begins with its first member, a line further down.
  const isBlock = isCollection(value) && !value.flow;
  return key && (aim === 'key' || isBlock) ? key.range[0] : (start ?? key?.range[0]);
}

function stepInto(value: ParsedNode | null, step: string | number, document: YamlDocument): Found | undefined {
  const node = isAlias(value) ? value.resolve(document) : value;
  if (isMap(node)) return memberOf(node.items as Pair<ParsedNode, ParsedNode | null>[], String(step), document);
  if (!isSeq(node) || typeof step !== 'number') return undefined;
  const item = node.items[step] as ParsedNode | undefined;
  return item && { value: item };
}

function memberOf(
  pairs: Pair<ParsedNode, ParsedNode | null>[],
  name: string,
  document: YamlDocument,
): Found | undefined {
  const named = (wanted: string) => pairs.find(({ key }) => isScalar(key) && String(key.value) === wanted);
  const pair = named(name) ?? named(otherCase(name));
  if (pair) return pair;
  const sources = pairs
    .filter(({ key }) => isMergeKey(key))
    .flatMap(({ value }) => (isSeq(value) ? value.items : [value]));
  for (const source of sources) {
    const found = stepInto(source as ParsedNode | null, name, document);
    if (found) return found;
  }
  return undefined;
}

/** `roleARN` for `RoleARN` and the other way round: manifests may have either. */
export function otherCase(name: string): string {
  const first = name.charAt(0);
  return (first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase()) + name.slice(1);
}
