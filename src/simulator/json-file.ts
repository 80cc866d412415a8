import { didYouMean } from '../lib/did-you-mean.ts';
import { durationOf } from '../lib/duration.ts';
import { isObject } from '../lib/json.ts';
import { services } from './services.ts';

/** A value of a file with the place where it stands, for messages. */
export interface Placed {
  readonly value: unknown;
  readonly at: string;
}

/** An error that names the place in the file. */
export function misplaced({ at }: Placed, problem: string): Error {
  return new Error(`${at} ${problem}`);
}

/** The members of an object, each with its own place; it has no other than the known ones. Throws otherwise. */
export function readMembers<Name extends string>(placed: Placed, known: readonly Name[]): Record<Name, Placed> {
  const { value: object, at } = placed;
  if (!isObject(object)) throw misplaced(placed, 'must be an object');
  const stray = Object.keys(object).find((name) => !known.some((member) => member === name));
  if (stray !== undefined) {
    throw misplaced(placed, `has the unknown member "${stray}"; ${allowed(stray, known)}`);
  }
  const members = known.map((name) => [name, { value: object[name], at: `${at}.${name}` }] as const);
  return Object.fromEntries(members) as Record<Name, Placed>;
}

/** A list, each item with its own place; nothing is an empty list. Throws otherwise. */
export function readList({ value = [], at }: Placed): Placed[] {
  if (!Array.isArray(value)) throw misplaced({ value, at }, 'must be a list');
  return value.map((item, index) => ({ value: item, at: `${at}[${index}]` }));
}

/** A member that is there. Throws when it is not. */
export function present(placed: Placed): Placed {
  if (placed.value === undefined) throw misplaced(placed, 'is missing');
  return placed;
}

/** True for a member that is there. */
export function isPresent({ value }: Placed): boolean {
  return value !== undefined;
}

/** A text, or undefined when there is none. Throws otherwise. */
export function readText(placed: Placed): string | undefined {
  if (placed.value === undefined || typeof placed.value === 'string') return placed.value;
  throw misplaced(placed, 'must be a text');
}

/** A whole number within bounds, or undefined when there is none. Throws otherwise. */
export function readCount(placed: Placed, least = 0, most = Number.POSITIVE_INFINITY): number | undefined {
  const { value } = placed;
  const count = Number(value);
  if (value === undefined || (Number.isInteger(value) && count >= least && count <= most))
    return value as number | undefined;
  const bounds = most === Number.POSITIVE_INFINITY ? `of at least ${least}` : `from ${least} to ${most}`;
  throw misplaced(placed, `must be a whole number ${bounds}`);
}

/** Milliseconds, or undefined when there is no duration. Throws otherwise. */
export function readDuration(placed: Placed): number | undefined {
  if (placed.value === undefined) return undefined;
  const milliseconds = durationOf(String(placed.value));
  if (milliseconds !== undefined) return milliseconds;
  throw misplaced(placed, 'must be a duration such as 250ms, 3s, 2m or 1h');
}

/** One of a few words, or undefined when there is none. Throws otherwise. */
export function readChoice<Word extends string>(placed: Placed, words: readonly Word[]): Word | undefined {
  if (placed.value === undefined) return undefined;
  const word = words.find((candidate) => candidate === placed.value);
  if (word !== undefined) return word;
  throw misplaced(placed, `is ${JSON.stringify(placed.value)}; ${allowed(String(placed.value), words)}`);
}

/** The name of a simulated service, or undefined when there is none. Throws otherwise. */
export function readServiceName(placed: Placed): string | undefined {
  const name = readText(placed);
  const known = services.map((service) => service.name);
  if (name === undefined || known.includes(name)) return name;
  throw misplaced(placed, `names the unknown service "${name}"; ${allowed(name, known)}`);
}

/** The name of an operation of the service, or of any service when none is named. Throws otherwise. */
export function readOperationName(placed: Placed, serviceName: string | undefined): string | undefined {
  const name = readText(placed);
  const possible = services.filter((service) => (serviceName ?? service.name) === service.name);
  if (name === undefined || possible.some(({ operations }) => Object.hasOwn(operations, name))) return name;
  throw misplaced(placed, `names "${name}", which the simulator does not support`);
}

/** The object without those members that are undefined. */
export function withoutAbsent<Shape extends object>(object: Shape): WithoutAbsent<Shape> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as WithoutAbsent<Shape>;
}

type WithoutAbsent<Shape> = {
  [Name in keyof Shape as undefined extends Shape[Name] ? never : Name]: Shape[Name];
} & {
  [Name in keyof Shape as undefined extends Shape[Name] ? Name : never]?: Exclude<Shape[Name], undefined>;
};

function allowed(word: string, words: readonly string[]): string {
  const suggestion = didYouMean(word, words);
  return `known are ${words.join(', ')}${suggestion === undefined ? '' : `; ${suggestion}`}`;
}
