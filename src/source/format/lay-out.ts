import { isMap, isScalar, isSeq, type Pair, type ParsedNode, type YAMLMap } from 'yaml';
import type { Layout } from '../../model/layout.ts';
import { isMergeKey } from '../json-of-yaml.ts';

type Member = Pair<ParsedNode, ParsedNode | null>;

/** Puts members in the order of a layout and gives them its spelling; comments go along with what they stand above. */
export function layOut(node: unknown, layout: Layout | undefined): void {
  if (!layout) return;
  if (isSeq(node)) for (const item of node.items) layOut(item, layout.element());
  if (!isMap(node)) return;
  const map = node as YAMLMap<ParsedNode, ParsedNode | null>;
  for (const { key, value } of map.items) {
    if (isScalar(key)) key.value = spelling(String(key.value), layout.names);
    layOut(value, layout.member(nameOf(key)));
  }
  if (layout.names) sortMembers(map, layout.names);
}

/** The text with its first letter lowered, as AWS's CLI spells members that its API spells otherwise. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function spelling(name: string, names: readonly string[] | undefined): string {
  const lowered = lowerFirst(name);
  return names && !names.includes(name) && names.includes(lowered) ? lowered : name;
}

function sortMembers(map: YAMLMap<ParsedNode, ParsedNode | null>, names: readonly string[]): void {
  const [first] = map.items;
  // A comment above the first member is read as one above the whole.
  if (first && map.commentBefore) {
    first.key.commentBefore = map.commentBefore;
    map.commentBefore = null;
  }
  const rank = (member: Member) => (isMergeKey(member.key) ? -1 : (ranks.get(nameOf(member.key)) ?? names.length));
  const ranks = new Map(names.map((name, index) => [name, index]));
  map.items.sort((left, right) => rank(left) - rank(right));
}

function nameOf(key: ParsedNode): string {
  return isScalar(key) ? String(key.value) : '';
}
