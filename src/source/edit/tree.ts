import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  type ParsedNode,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { JsonPath } from '../../lib/json-edits.ts';
import type { ParsedDocument } from '../parse.ts';
import { yamlDocuments } from '../yaml-documents.ts';
import { isBlock } from './text-of-value.ts';

/** A member of a map as it is written. */
export type Member = Pair<ParsedNode, ParsedNode | null>;

/** A map or list that is written in place. */
export type Collection = YAMLMap<ParsedNode, ParsedNode | null> | YAMLSeq<ParsedNode>;

/** The document's syntax tree; offsets count from the document's start. */
export function treeOf(text: string, { from, to }: ParsedDocument): ParsedNode | null {
  const [document] = yamlDocuments(text.slice(from, to), new LineCounter(), () => undefined);
  return document?.contents ?? null;
}

/** How many steps of a path lead through what is written in place: not through aliases, merged members and plain texts. */
export function reach(root: ParsedNode | null, path: JsonPath): number {
  let node = root;
  for (const [index, step] of path.entries()) {
    if (!isCollection(node)) return isAlias(node) ? index : -1;
    const next = childAt(node, step);
    if (next === undefined) return index + 1;
    node = next;
  }
  return path.length;
}

/** The collection at a path that is written in place; undefined when there is none. */
export function collectionAt(root: ParsedNode | null, path: JsonPath): Collection | undefined {
  const node = path.reduce<ParsedNode | null | undefined>(
    (inner, step) => (isCollection(inner) ? childAt(inner, step) : undefined),
    root,
  );
  return isCollection(node) ? node : undefined;
}

/** The position of a member or element; -1 when it is not there. */
export function positionIn(collection: Collection, step: string | number): number {
  if (isSeq(collection)) return Number(step) < collection.items.length ? Number(step) : -1;
  return collection.items.findIndex(({ key }) => isScalar(key) && String(key.value) === String(step));
}

/** The value at a position, which is null where none is written. */
export function valueAt(collection: Collection, position: number): ParsedNode | null | undefined {
  return isSeq(collection) ? collection.items[position] : collection.items[position]?.value;
}

/** Where a member with its name, or an element, begins. */
export function startAt(collection: Collection, position: number): number {
  const item = collection.items[position];
  const node = isSeq(collection) ? (item as ParsedNode) : (item as Member).key;
  return node.range[0];
}

/** Where a member or element ends, without what follows it on its line. */
export function endAt(collection: Collection, position: number): number {
  const value = valueAt(collection, position);
  if (value) return endOf(value);
  return isSeq(collection) ? 0 : (collection.items[position] as Member).key.range[1] + 1;
}

/** Where the last thing in a value ends. */
export function endOf(node: ParsedNode): number {
  const collection = isCollection(node) && isBlock(node) ? node : undefined;
  return collection && collection.items.length > 0 ? endAt(collection, collection.items.length - 1) : node.range[1];
}

function childAt(collection: Collection, step: string | number): ParsedNode | null | undefined {
  const position = positionIn(collection, step);
  return position === -1 ? undefined : valueAt(collection, position);
}

function isCollection(node: unknown): node is Collection {
  return isMap(node) || isSeq(node);
}
