import { isObject, type Json } from '../../lib/json.ts';
import { type FieldRule, type RuleNode, ruleBelow, ruleTree } from '../../model/field.ts';
import type { Kind, Registry, Sought } from '../../model/kind.ts';
import type { Place } from '../../model/resource.ts';
import { texts } from '../reference.ts';
import type { Found } from './found.ts';

/** A text in a spec that names another resource. */
export interface Mention extends Sought {
  readonly kind: Kind;
  readonly text: string;
  readonly rule: FieldRule;
}

/** What a text means as a name or an ARN of a kind; undefined when it means nothing of this account and region. */
export function soughtBy(text: string, kind: Kind, place: Place): Sought | undefined {
  const isArn = text.startsWith('arn:');
  if (isArn && !isHere(text, kind, place)) return undefined;
  if (kind.named) return kind.named(text, place);
  return { key: isArn ? kind.keyOfArn(text) : text };
}

/** What a text mentions where a rule lets it refer to resources. */
export function mentionIn(
  text: string,
  rule: FieldRule,
  { registry, place }: { registry: Registry; place: Place },
): Mention | undefined {
  for (const name of rule.refersTo?.kinds ?? []) {
    const kind = registry.kinds.get(name);
    const sought = kind && soughtBy(text, kind, place);
    if (sought) return { ...sought, kind, text, rule };
  }
  return undefined;
}

/** The resources that a found one refers to. */
export function mentionsIn({ spec, kind }: Found, world: { registry: Registry; place: Place }): Mention[] {
  return texts(spec, ruleTree(kind.fields)).flatMap(({ value, rule }) => mentionIn(value, rule, world) ?? []);
}

/** Every text in a value with the rule that holds there; what stands in documents is not ours to read. */
export function* allTexts(value: Json | undefined, node: RuleNode): Generator<{ text: string; rule: FieldRule }> {
  if (typeof value === 'string') yield { text: value, rule: node.rule };
  if (node.rule.document) return;
  if (Array.isArray(value)) for (const item of value) yield* allTexts(item, ruleBelow(node, '[]'));
  if (isObject(value)) for (const [name, item] of Object.entries(value)) yield* allTexts(item, ruleBelow(node, name));
}

function isHere(arn: string, kind: Kind, { partition, region, account }: Place): boolean {
  const [, arnPartition, service, arnRegion, arnAccount, resource = ''] = arn.split(':');
  return (
    `${service}:${resource.split('/')[0]}` === kind.indexType &&
    arnPartition === partition &&
    arnRegion === region &&
    arnAccount === account
  );
}
