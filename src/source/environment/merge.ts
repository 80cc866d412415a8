import { isObject, type Json } from '../../lib/json.ts';
import { type RuleNode, ruleBelow } from '../../model/field.ts';
import type { Layout } from '../../model/layout.ts';
import { otherCase, type Path } from '../locate.ts';
import { elementFinder } from './element-finder.ts';
import { inside, type Traced, withItems, withMember } from './traced.ts';

/** What holds where something is merged. */
export interface Shape {
  readonly rules: RuleNode;
  /** Undefined where nothing is known of the members. */
  readonly layout: Layout | undefined;
}

/** A merge under way. */
export interface Merging {
  /** Paths, in the patch, of elements that are to be taken out and are not there. */
  readonly missing: Path[];
}

const directive = '$patch';

/**
 * A value with a patch merged into it; undefined when nothing is left. Members go into members, `null` takes one out; elements of
 * keyed lists go by key, `$patch: delete` takes one out; everything else is replaced.
 */
export function merge(target: Traced | undefined, patch: Traced, shape: Shape, merging: Merging): Traced | undefined {
  if (patch.value === null) return undefined;
  if (isObject(patch.value)) return mergeMembers(target, patch, shape, merging);
  if (Array.isArray(patch.value) && shape.rules.rule.keyedBy) return mergeItems(target, patch, shape, merging);
  return patch;
}

function mergeMembers(target: Traced | undefined, patch: Traced, shape: Shape, merging: Merging): Traced {
  let merged = target && isObject(target.value) ? target : { ...patch, value: {} };
  for (const name of Object.keys(patch.value ?? {})) {
    const given = inside(patch, name);
    if (!given) continue;
    const known = knownName(name, shape.layout);
    const spelled = spelledIn(merged.value, name, known);
    const before = inside(merged, spelled);
    const below = { rules: ruleBelow(shape.rules, known ?? name), layout: shape.layout?.member(known ?? name) };
    const after = merge(before, given, below, merging);
    if (after !== before) merged = withMember(merged, spelled, after);
  }
  return merged;
}

/** AWS's own name of a member, which may be written with either case of its first letter. */
function knownName(name: string, layout: Layout | undefined): string | undefined {
  return [name, otherCase(name)].find((one) => layout?.names?.includes(one));
}

/** The name under which a member stands already, or the given one. */
function spelledIn(target: Json, name: string, known: string | undefined): string {
  if (known === undefined || !isObject(target)) return name;
  return [name, otherCase(name)].find((one) => Object.hasOwn(target, one)) ?? name;
}

function mergeItems(target: Traced | undefined, patch: Traced, shape: Shape, merging: Merging): Traced {
  const list = target && Array.isArray(target.value) ? target : { ...patch, value: [], items: [] };
  const items: (Traced | undefined)[] = itemsOf(list);
  const values = items.map((item) => item?.value ?? null);
  const finder = elementFinder(values, shape.rules.rule.keyedBy ?? []);
  const below = { rules: ruleBelow(shape.rules, '[]'), layout: shape.layout?.element() };
  for (const given of itemsOf(patch)) {
    const at = finder.find(given.value) ?? items.length;
    if (at === items.length) finder.add(given.value);
    items[at] = mergeItem(items[at], given, below, merging);
  }
  const left = items.flatMap((item) => item ?? []);
  return withItems(list, left);
}

function mergeItem(target: Traced | undefined, patch: Traced, shape: Shape, merging: Merging): Traced | undefined {
  if (!isDeletion(patch)) return merge(target, patch, shape, merging);
  if (!target) merging.missing.push(patch.path);
  return undefined;
}

function itemsOf(list: Traced): Traced[] {
  return Array.isArray(list.value) ? list.value.flatMap((_, index) => inside(list, index) ?? []) : [];
}

function isDeletion({ value }: Traced): boolean {
  return isObject(value) && value[directive] === 'delete';
}
