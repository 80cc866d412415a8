import type { AwsError } from '../../aws-error.ts';
import { invalidParameter } from '../refusal.ts';
import { type Arity, isReadablePattern, operators } from './query-operators.ts';
import { subjectNamed, subjectNames } from './query-subjects.ts';
import { type Token, tokensOf } from './query-tokens.ts';
import type { StoredContainerInstance } from './stored.ts';

/** True for the instances that a cluster query means. */
export type Query = (instance: StoredContainerInstance) => boolean;

/** A query read so far, or why it cannot be read. */
type Read<Value> = { readonly value: Value; readonly rest: readonly Token[] } | string;

/**
 * Reads an expression of the cluster query language: comparisons of a subject, joined by and, or, not and parentheses. Throws
 * `refuse(text)`, by default InvalidParameterException, for anything else.
 */
export function readQuery(expression: string, refuse: (message: string) => AwsError = invalidParameter): Query {
  const query = known.get(expression) ?? parsed(expression, refuse);
  known.set(expression, query);
  return query;
}

/** Daemons read the same expressions again for every instance. */
const known = new Map<string, Query>();

function parsed(expression: string, refuse: (message: string) => AwsError): Query {
  const problem = (text: string) => refuse(`Invalid expression '${expression}': ${text}`);
  const tokens = tokensOf(expression);
  if (!tokens) throw problem('it has a character that the cluster query language does not know.');
  const read = readEither(tokens);
  if (typeof read === 'string') throw problem(read);
  if (read.rest[0]) throw problem(`nothing was expected where '${read.rest[0].text}' stands.`);
  return read.value;
}

function readEither(tokens: readonly Token[]): Read<Query> {
  return readJoined(tokens, {
    words: ['or', '||'],
    part: readBoth,
    join: (left, right) => (instance) => left(instance) || right(instance),
  });
}

function readBoth(tokens: readonly Token[]): Read<Query> {
  return readJoined(tokens, {
    words: ['and', '&&'],
    part: readTerm,
    join: (left, right) => (instance) => left(instance) && right(instance),
  });
}

interface Joint {
  readonly words: readonly string[];
  readonly part: (tokens: readonly Token[]) => Read<Query>;
  readonly join: (left: Query, right: Query) => Query;
}

function readJoined(tokens: readonly Token[], joint: Joint): Read<Query> {
  let read = joint.part(tokens);
  while (typeof read !== 'string' && isOneOf(read.rest[0], joint.words)) {
    const left = read.value;
    const right = joint.part(read.rest.slice(1));
    read = typeof right === 'string' ? right : { ...right, value: joint.join(left, right.value) };
  }
  return read;
}

function readTerm([first, ...rest]: readonly Token[]): Read<Query> {
  if (isOneOf(first, ['not', '!'])) {
    const read = readTerm(rest);
    return typeof read === 'string' ? read : { ...read, value: (instance) => !read.value(instance) };
  }
  if (!isOneOf(first, ['('])) return readComparison(first, rest);
  const read = readEither(rest);
  if (typeof read === 'string') return read;
  return isOneOf(read.rest[0], [')']) ? { ...read, rest: read.rest.slice(1) } : "a ')' is missing.";
}

function readComparison(first: Token | undefined, [sign, ...rest]: readonly Token[]): Read<Query> {
  const subject = first?.kind === 'word' ? subjectNamed(first.text) : undefined;
  if (!subject) return `${named(first)} is no subject; the simulator knows ${subjectNames.join(', ')}.`;
  const operator = sign && sign.kind !== 'quoted' ? operators.get(sign.text) : undefined;
  if (!operator) return `${named(sign)} is no operator.`;
  const given = readers[operator.arity](rest);
  if (typeof given === 'string') return given;
  return { ...given, value: (instance) => operator.holds(subject(instance), given.value) };
}

const readers: Readonly<Record<Arity, (tokens: readonly Token[]) => Read<string[]>>> = {
  none: (rest) => ({ value: [], rest }),
  one: readValue,
  list: readList,
  pattern: (tokens) => {
    const read = readValue(tokens);
    if (typeof read === 'string' || read.value.every(isReadablePattern)) return read;
    return `the simulator reads only . * + ? | ^ $ in patterns, not '${read.value}'.`;
  },
};

function readValue([first, ...rest]: readonly Token[]): Read<string[]> {
  return first && first.kind !== 'symbol' ? { value: [first.text], rest } : `${named(first)} is no value.`;
}

function readList([first, ...rest]: readonly Token[]): Read<string[]> {
  if (!isOneOf(first, ['['])) return "a list in [ ] is expected after 'in'.";
  const values: string[] = [];
  let read = readValue(rest);
  while (typeof read !== 'string') {
    values.push(...read.value);
    const [next, ...after] = read.rest;
    if (isOneOf(next, [']'])) return { value: values, rest: after };
    read = isOneOf(next, [',']) ? readValue(after) : "a ']' is missing.";
  }
  return read;
}

function isOneOf(token: Token | undefined, texts: readonly string[]): boolean {
  return token !== undefined && token.kind !== 'quoted' && texts.includes(token.text);
}

function named(token: Token | undefined): string {
  return token ? `'${token.text}'` : 'the end';
}
