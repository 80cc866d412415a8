import { isObject, type Json, type JsonObject } from '../lib/json.ts';
import { type RuleNode, ruleBelow } from '../model/field.ts';
import { elementKey } from '../model/keyed.ts';
import type { Desired, Observed } from '../model/provider.ts';
import { comparable } from './canonical.ts';
import type { Node } from './graph.ts';
import { canonicalObserved } from './same-content.ts';
import { positionOf, withMember } from './with-member.ts';

/** The desired spec with the fields of `policy.ignoreChanges` as they are on AWS, so that they are neither shown nor sent. */
export function ignoreFields(desired: Desired, node: Node, live: Pick<Observed, 'spec' | 'tags'>): Desired {
  const pointers = node.manifest.policy.ignoreChanges ?? [];
  if (pointers.length === 0) return desired;
  const observed = canonicalObserved(node, live.spec, undefined);
  let result = desired;
  for (const pointer of pointers) {
    const [root, ...steps] = pointer.split('/').slice(1).map(unescapePointer);
    if (root !== 'spec') continue;
    const names = elementNames(steps, desired.given, node.rules);
    result = steps[0] === 'tags' ? ignoreTags(result, live.tags, steps[1]) : asOnAws(result, { observed, names, node });
  }
  return result;
}

function asOnAws(
  desired: Desired,
  { observed, names, node }: { observed: JsonObject; names: readonly string[]; node: Node },
): Desired {
  const given = (withMember({ target: desired.given, source: observed }, names, node.rules) ?? {}) as JsonObject;
  return { ...desired, given, spec: comparable(given, { ...node, place: undefined }) };
}

function ignoreTags(desired: Desired, live: Desired['tags'], key: string | undefined): Desired {
  const keys = (key === undefined ? Object.keys({ ...desired.tags, ...live }) : [key]).filter(isForeign);
  const { ...tags } = desired.tags as Record<string, string>;
  for (const name of keys) {
    const value = live[name];
    if (value === undefined) delete tags[name];
    else tags[name] = value;
  }
  return { ...desired, tags };
}

function isForeign(key: string): boolean {
  return !key.startsWith('evenkeel:');
}

/** The steps with positions in keyed lists, which only the author's order gives a meaning, turned into keys. */
function elementNames(steps: readonly string[], spec: Json, rules: RuleNode): string[] {
  let at: Json | undefined = spec;
  let node = rules;
  return steps.map((step) => {
    const { keyedBy } = node.rule;
    const isList: boolean = Array.isArray(at);
    const item = below(at, step, keyedBy);
    node = ruleBelow(node, isList ? '[]' : step);
    at = item;
    return isList && keyedBy && item !== undefined ? elementKey(item, keyedBy) : step;
  });
}

function below(value: Json | undefined, step: string, keyedBy: readonly string[] | undefined): Json | undefined {
  if (Array.isArray(value)) return value[/^\d+$/.test(step) ? Number(step) : positionOf(value, step, keyedBy)];
  return isObject(value) ? value[step] : undefined;
}

function unescapePointer(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
