import { isObject, type Json } from '../../lib/json.ts';
import { type RuleNode, ruleBelow } from '../../model/field.ts';
import type { Layout } from '../../model/layout.ts';
import { otherCase, type Path } from '../locate.ts';
import { elementFinder } from './element-finder.ts';
import { inside, type Traced, withItems, withMember } from './traced.ts';

/** What is wrong with a patch, and where in it. */
export interface MergeFault {
  readonly path: Path;
  readonly message: string;
}

/** What holds where something is merged. */
export interface Scope {
  readonly rules: RuleNode;
  /** Undefined where nothing is known of the members. */
  readonly layout: Layout | undefined;
  /** Takes what is wrong with the patch. */
  readonly faults: MergeFault[];
}

const directive = '$patch';
const missing = 'the list has no such element to delete';
const misplaced = `"${directive}: delete" can only stand in an element of a list that has keys`;

/**
 * A value with a patch merged into it; undefined when nothing is left. Members go into members, `null` takes one out; elements of
 * keyed lists go by key, `$patch: delete` takes one out; everything else is replaced.
 */
export function merge(target: Traced | undefined, patch: Traced, scope: Scope): Traced | undefined {
  if (patch.value === null) return undefined;
  if (isObject(patch.value)) return mergeMembers(target, patch, scope);
  return Array.isArray(patch.value) && scope.rules.rule.keyedBy ? mergeItems(target, patch, scope) : patch;
}

function mergeMembers(target: Traced | undefined, patch: Traced, scope: Scope): Traced {
  const start = target && isObject(target.value) ? target : { ...patch, value: {} };
  return Object.keys(patch.value ?? {}).reduce((merged, name) => mergeMember(merged, { patch, name }, scope), start);
}

function mergeMember(target: Traced, { patch, name }: { patch: Traced; name: string }, scope: Scope): Traced {
  const given = inside(patch, name);
  if (!given) return target;
  if (name === directive) scope.faults.push({ path: given.path, message: misplaced });
  const known = knownName(name, scope.layout);
  const spelled = spelledIn(target.value, name, known);
  const before = inside(target, spelled);
  const after = merge(before, given, {
    ...scope,
    rules: ruleBelow(scope.rules, known ?? name),
    layout: scope.layout?.member(known ?? name),
  });
  return after === before ? target : withMember(target, spelled, after);
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

function mergeItems(target: Traced | undefined, patch: Traced, scope: Scope): Traced {
  const list = target && Array.isArray(target.value) ? target : { ...patch, value: [], items: [] };
  const items: (Traced | undefined)[] = itemsOf(list);
  const values = items.map((item) => item?.value ?? null);
  const finder = elementFinder(values, scope.rules.rule.keyedBy ?? []);
  const below = { ...scope, rules: ruleBelow(scope.rules, '[]'), layout: scope.layout?.element() };
  for (const given of itemsOf(patch)) {
    const at = finder.find(given.value) ?? items.length;
    if (at === items.length) finder.add(given.value);
    items[at] = mergeItem(items[at], given, below);
  }
  const left = items.flatMap((item) => item ?? []);
  return withItems(list, left);
}

function mergeItem(target: Traced | undefined, patch: Traced, scope: Scope): Traced | undefined {
  if (!isDeletion(patch)) return merge(target, patch, scope);
  if (!target) scope.faults.push({ path: patch.path, message: missing });
  return undefined;
}

function itemsOf(list: Traced): Traced[] {
  return Array.isArray(list.value) ? list.value.flatMap((_, index) => inside(list, index) ?? []) : [];
}

function isDeletion({ value }: Traced): boolean {
  return isObject(value) && value[directive] === 'delete';
}
