import { didYouMean } from '../../lib/did-you-mean.ts';
import { isObject } from '../../lib/json.ts';
import { misplaced, type Placed, present, readChoice, readMembers } from '../json-file.ts';
import { conditionOf, operatorNames } from './condition.ts';
import { patternMatcher } from './pattern.ts';
import type { Keys, Policy, Statement } from './policy.ts';

/** Reads the parsed content of an identity policy. Throws an Error that says where IAM or the simulator would not take it. */
export function readPolicy(content: unknown): Policy {
  const { Version: version, Statement: statements } = readMembers({ value: content, at: 'policy' }, [
    'Version',
    'Id',
    'Statement',
  ]);
  readChoice(version, ['2012-10-17', '2008-10-17']);
  const { value, at } = present(statements);
  const list = Array.isArray(value) ? value : [value];
  return { statements: list.map((item, index) => readStatement({ value: item, at: `${at}[${index}]` })) };
}

function readStatement(placed: Placed): Statement {
  const members = readMembers(placed, ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition']);
  const effect = readChoice(present(members.Effect), ['Allow', 'Deny']);
  const sid = members.Sid.value;
  if (sid !== undefined && !/^[A-Za-z0-9]*$/.test(String(sid)))
    throw misplaced(members.Sid, 'takes letters and digits');
  return {
    effect: effect ?? 'Deny',
    action: eitherOf(members.Action, members.NotAction, 'i'),
    resource: eitherOf(members.Resource, members.NotResource),
    conditions: readConditions(members.Condition),
  };
}

/** `Action` or `NotAction`, `Resource` or `NotResource`: one of the two is there. */
function eitherOf(positive: Placed, negative: Placed, flags = ''): (text: string) => boolean {
  const isNegated = positive.value === undefined;
  if (isNegated === (negative.value === undefined))
    throw misplaced(positive, `or ${negative.at} must be there, and not both`);
  const matchers = textsOf(isNegated ? negative : positive).map((pattern) => patternMatcher(pattern, flags));
  return (text) => matchers.some((matches) => matches(text)) !== isNegated;
}

function readConditions({ value: block = {}, at }: Placed): ((keys: Keys) => boolean)[] {
  if (!isObject(block)) throw misplaced({ value: block, at }, 'must be an object');
  return Object.entries(block).flatMap(([operator, keys]) => {
    const placed = { value: keys, at: `${at}.${operator}` };
    if (!isObject(keys)) throw misplaced(placed, 'must be an object');
    return Object.entries(keys).map(([key, values]) =>
      readCondition(operator, key, { value: values, at: `${placed.at}.${key}` }),
    );
  });
}

function readCondition(operator: string, key: string, placed: Placed): (keys: Keys) => boolean {
  const condition = conditionOf(operator, key, textsOf(placed));
  if (condition) return condition;
  const near = didYouMean(operator, operatorNames);
  const known = `known are ${operatorNames.join(', ')}${near ? `; ${near}` : ''}`;
  throw misplaced(placed, `has an operator that the simulator does not know; ${known}`);
}

function textsOf(placed: Placed): string[] {
  const list = Array.isArray(placed.value) ? placed.value : [placed.value];
  const texts = list.map((item) => (typeof item === 'boolean' ? String(item) : item));
  if (texts.every((item) => typeof item === 'string')) return texts;
  throw misplaced(placed, 'must be a text or a list of texts');
}
