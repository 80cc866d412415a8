import { isObject, type Json, type JsonObject, sameJson } from '../lib/json.ts';
import { type FieldChange, isPending } from '../model/change.ts';
import { type ChangeMode, type FieldRule, keep, type RuleNode, ruleBelow } from '../model/field.ts';
import { elementsByKey } from '../model/keyed.ts';
import { isHidden, mask } from '../model/mask.ts';
import { certainSecret } from '../model/secret.ts';

/** What a field inherits from the fields around it. */
interface Inherited {
  readonly onChange: FieldRule['onChange'];
  readonly rolls: true | undefined;
  readonly secret: true | undefined;
}

interface Pair {
  readonly desired: Json | undefined;
  readonly observed: Json | undefined;
  readonly path: readonly string[];
}

/** The fields in which two canonical specs differ, in the order of the desired one. */
export function diff(
  desired: JsonObject,
  observed: JsonObject,
  kind: { rules: RuleNode; onChange: ChangeMode },
): FieldChange[] {
  const inherited = { onChange: kind.onChange, rolls: undefined, secret: undefined };
  return diffMembers({ desired, observed, path: [] }, kind.rules, inherited);
}

function diffValue(pair: Pair, node: RuleNode, around: Inherited): FieldChange[] {
  const { desired, observed } = pair;
  const { rule } = node;
  if (desired === undefined && isKept(observed, node)) return [];
  if (rule.sameAs?.(desired, observed)) return [];
  const inherited = inherit(rule, around);
  if (areMappings(pair, rule)) return diffMembers(pair, node, inherited);
  if (rule.keyedBy && bothLists(desired, observed)) return diffKeyed(pair, node, inherited);
  return sameJson(desired, observed) ? [] : [fieldChange(pair, node, inherited)];
}

/** True for what AWS has and is not asked to take away: nothing, what it decides itself, and blocks of nothing else. */
function isKept(observed: Json | undefined, node: RuleNode): boolean {
  if (observed === undefined || node.rule.whenOmitted === keep) return true;
  return isObject(observed) && Object.entries(observed).every(([name, item]) => isKept(item, ruleBelow(node, name)));
}

function inherit(rule: FieldRule, around: Inherited): Inherited {
  return {
    onChange: rule.onChange ?? around.onChange,
    rolls: rule.rolls ?? around.rolls,
    secret: rule.secret === true ? true : around.secret,
  };
}

function areMappings({ desired, observed }: Pair, rule: FieldRule): boolean {
  return !rule.document && isObject(desired) && !isPending(desired) && isObject(observed);
}

function bothLists(desired: Json | undefined, observed: Json | undefined): boolean {
  return (desired === undefined || Array.isArray(desired)) && (observed === undefined || Array.isArray(observed));
}

function diffMembers(pair: Pair, node: RuleNode, inherited: Inherited): FieldChange[] {
  const desired = isObject(pair.desired) ? pair.desired : {};
  const observed = isObject(pair.observed) ? pair.observed : {};
  const names = new Set([...Object.keys(desired), ...Object.keys(observed)]);
  return [...names].flatMap((name) => {
    const child = ruleBelow(node, name);
    const hidden = isHidden(child.rule, name, desired) || isHidden(child.rule, name, observed);
    const below = { desired: desired[name], observed: observed[name], path: [...pair.path, name] };
    return diffValue(below, child, hidden ? { ...inherited, secret: true } : inherited);
  });
}

function diffKeyed(pair: Pair, node: RuleNode, inherited: Inherited): FieldChange[] {
  const { keyedBy = [] } = node.rule;
  const desired = elementsByKey(listOf(pair.desired), keyedBy);
  const observed = elementsByKey(listOf(pair.observed), keyedBy);
  const keys = new Set([...desired.keys(), ...observed.keys()]);
  return [...keys].flatMap((name) => {
    const below = { desired: desired.get(name), observed: observed.get(name), path: [...pair.path, `[${name}]`] };
    return diffValue(below, ruleBelow(node, '[]'), inherited);
  });
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function fieldChange(
  { desired, observed, path }: Pair,
  node: RuleNode,
  { onChange, rolls, secret }: Inherited,
): FieldChange {
  const mode = typeof onChange === 'function' ? onChange(observed, desired) : (onChange ?? 'update');
  return {
    path,
    ...(observed === undefined ? {} : { before: mask(observed, node) }),
    ...(desired === undefined ? {} : { after: isPending(desired) ? desired : mask(desired, node) }),
    mode,
    ...(rolls ? { rolls } : {}),
    ...(secret || [observed, desired].some(holdsSecret) ? { sensitive: true as const } : {}),
  };
}

/** What is cut out of both sides would make them look alike. */
function holdsSecret(value: Json | undefined): boolean {
  return value !== undefined && certainSecret(JSON.stringify(value)) !== undefined;
}
