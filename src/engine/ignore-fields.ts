import { isObject, type Json, type JsonObject } from '../lib/json.ts';
import { type RuleNode, ruleBelow } from '../model/field.ts';
import { elementKey } from '../model/keyed.ts';
import type { Desired, Observed } from '../model/provider.ts';
import { comparable } from './canonical.ts';
import type { Node } from './graph.ts';
import { canonicalObserved } from './same-content.ts';

/** The desired spec with the fields of `policy.ignoreChanges` as they are on AWS, so that they are neither shown nor sent. */
export function ignoreFields(desired: Desired, node: Node, live: Observed): Desired {
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

/** What an author wrote may lack the later parts of a key, for which AWS has defaults. */
function positionOf(list: readonly Json[], step: string, keyedBy: readonly string[] | undefined): number {
  if (!keyedBy) return /^\d+$/.test(step) ? Number(step) : -1;
  const keys = list.map((item) => elementKey(item, keyedBy));
  const exact = keys.indexOf(step);
  return exact >= 0 ? exact : keys.findIndex((key) => key.startsWith(`${step}/`) || step.startsWith(`${key}/`));
}

interface Pair {
  readonly target: Json | undefined;
  readonly source: Json | undefined;
}

/** The target with the member at the end of the steps as the source has it; undefined when nothing is left. */
function withMember({ target, source }: Pair, [step, ...rest]: readonly string[], node: RuleNode): Json | undefined {
  if (step === undefined) return source;
  if (Array.isArray(target ?? source)) return withElement({ target, source }, [step, ...rest], node);
  const own = isObject(target) ? target : {};
  const other = isObject(source) ? source : {};
  const { [step]: former, ...others } = own;
  const value = withMember({ target: former, source: other[step] }, rest, ruleBelow(node, step));
  const result = value === undefined ? others : { ...own, [step]: value };
  return Object.keys(result).length > 0 ? result : undefined;
}

function withElement(
  { target, source }: Pair,
  [step = '', ...rest]: readonly string[],
  node: RuleNode,
): Json | undefined {
  const { keyedBy } = node.rule;
  const own = Array.isArray(target) ? target : [];
  const other = Array.isArray(source) ? source : [];
  const at = positionOf(own, step, keyedBy);
  const pair = { target: own[at], source: other[positionOf(other, step, keyedBy)] };
  const value = withMember(pair, rest, ruleBelow(node, '[]'));
  const before = own.slice(0, own[at] === undefined ? own.length : at);
  const result = [...before, ...(value === undefined ? [] : [value]), ...own.slice(before.length + 1)];
  return result.length > 0 ? result : undefined;
}

function unescapePointer(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
