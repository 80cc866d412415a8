import { isObject, type JsonObject } from '../lib/json.ts';
import type { Check, Finding, Subject } from './kind.ts';
import { listOf, valueAt } from './known.ts';

/** An object in a spec, and where it stands. */
export interface Part {
  readonly path: readonly (string | number)[];
  readonly value: JsonObject;
}

/** A part of another part's list. */
export interface Element<Owner extends Part> extends Part {
  readonly owner: Owner;
}

/** Something that AWS refuses about a part of a spec, as data. */
export interface Rule<Item extends Part> {
  /** The member to point at, e.g. `linuxParameters.devices`; the part itself when left out. */
  readonly at?: string | ((item: Item) => string | undefined);
  /** True only when the rule is surely broken: it stays silent about values that are not known yet. */
  readonly when: (item: Item) => boolean;
  /** What is wrong and why; one sentence without a full stop. */
  readonly message: string | ((item: Item) => string);
  readonly suggestion?: string | ((item: Item) => string | undefined);
  readonly severity?: 'warning';
  readonly reason?: 'SecretLiteral';
}

/** A check that holds every rule against every one of some parts of a spec. */
export function checkEach<Item extends Part>(
  partsOf: (subject: Subject) => readonly Item[],
  rules: readonly Rule<Item>[],
): Check {
  return (subject) => partsOf(subject).flatMap((item) => findings(rules, item));
}

/** What the rules that a part breaks have to say. */
export function findings<Item extends Part>(rules: readonly Rule<Item>[], item: Item): Finding[] {
  return rules.filter((rule) => rule.when(item)).map((rule) => findingOf(rule, item));
}

/** A check that holds every rule against the spec as a whole. */
export function checkSpec(rules: readonly Rule<Part>[]): Check {
  return checkEach((subject) => [whole(subject)], rules);
}

/** The spec itself as a part. */
export function whole({ spec }: Pick<Subject, 'spec'>): Part {
  return { path: [], value: spec };
}

/** The objects in a list below a part, e.g. in `linuxParameters.devices`. */
export function elements<Owner extends Part>(owner: Owner, member: string): Element<Owner>[] {
  const steps = member.split('.');
  return listOf(valueAt(owner.value, member)).flatMap((value, index) =>
    isObject(value) ? { path: [...owner.path, ...steps, index], value, owner } : [],
  );
}

function findingOf<Item extends Part>(rule: Rule<Item>, item: Item): Finding {
  const { severity, reason } = rule;
  const at = said(rule.at, item);
  return {
    path: at === undefined ? item.path : [...item.path, ...at.split('.')],
    message: said(rule.message, item),
    suggestion: said(rule.suggestion, item),
    severity,
    reason,
  };
}

function said<Item, Text>(text: Text | ((item: Item) => Text), item: Item): Text {
  return typeof text === 'function' ? (text as (item: Item) => Text)(item) : text;
}
