import { arnMatcher, patternMatcher } from './pattern.ts';
import type { Keys } from './policy.ts';

type Matcher = (value: string) => (given: string) => boolean;

interface Operator {
  readonly matcher: Matcher;
  /** Holds when none of the values matches. */
  readonly negated?: true;
}

const equal: Matcher = (value) => (given) => given === value;
const equalIgnoringCase: Matcher = (value) => (given) => given.toLowerCase() === value.toLowerCase();
const like: Matcher = (value) => patternMatcher(value);
const arnLike: Matcher = (value) => arnMatcher(value);

/** Those that the simulator knows; ArnEquals and ArnLike are one and the same (IAM user guide, condition operators). */
const operators: Readonly<Record<string, Operator>> = {
  StringEquals: { matcher: equal },
  StringNotEquals: { matcher: equal, negated: true },
  StringEqualsIgnoreCase: { matcher: equalIgnoringCase },
  StringNotEqualsIgnoreCase: { matcher: equalIgnoringCase, negated: true },
  StringLike: { matcher: like },
  StringNotLike: { matcher: like, negated: true },
  ArnEquals: { matcher: arnLike },
  ArnLike: { matcher: arnLike },
  ArnNotEquals: { matcher: arnLike, negated: true },
  ArnNotLike: { matcher: arnLike, negated: true },
  Bool: { matcher: equalIgnoringCase },
};

const form = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/;

/** The operators by name; each also as `…IfExists` and, but for Null, behind `ForAllValues:` and `ForAnyValue:`. */
export const operatorNames: readonly string[] = [...Object.keys(operators), 'Null'];

/** The condition that an operator, a key and values make; undefined for an operator that is not known. */
export function conditionOf(
  name: string,
  key: string,
  values: readonly string[],
): ((keys: Keys) => boolean) | undefined {
  const [, set, base = '', ifExists] = form.exec(name) ?? [];
  const lower = key.toLowerCase();
  if (name === 'Null') return (keys) => values.some((value) => (value.toLowerCase() === 'true') !== keys.has(lower));
  const operator = Object.hasOwn(operators, base) ? operators[base] : undefined;
  if (!operator) return undefined;
  const isNegated = operator.negated ?? false;
  const matchers = values.map(operator.matcher);
  const fits = (given: string) => matchers.some((matches) => matches(given)) !== isNegated;
  // Without a set operator, a key with several values matches a negated operator only as a whole.
  const wantsAll = set === 'ForAllValues' || (isNegated && set === undefined);
  const whenAbsent = set === 'ForAllValues' || (set === undefined && isNegated) || ifExists !== undefined;
  return (keys) => {
    const given = keys.get(lower) ?? [];
    if (given.length === 0) return whenAbsent;
    return wantsAll ? given.every(fits) : given.some(fits);
  };
}
