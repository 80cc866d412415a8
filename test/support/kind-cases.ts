import { element, member, memberNames, real, type Shape, specShape } from '../../src/engine/shape.ts';
import { isObject, type Json, type JsonObject } from '../../src/lib/json.ts';
import { registry } from './ship.ts';

/** A spec to start from, with the manifests that it needs around it. */
export interface Stage {
  readonly spec: JsonObject;
  readonly beside?: Record<string, string>;
}

/** Fields that are set together on a stage, and taken away again. */
export interface FieldCase {
  /** The stage's name. */
  readonly on: string;
  /** Top-level members that take the place of the stage's own. */
  readonly set: JsonObject;
  /** What the plan says to setting them. */
  readonly as: 'update' | 'rolls' | 'revise' | 'replace';
  /** What the plan says to taking them away, the same when left out; `none` when AWS keeps what it has. */
  readonly removed?: FieldCase['as'] | 'none';
  /** Something that means the same as nothing stays behind. */
  readonly leavesTrace?: true;
  /** The order of lists means nothing. */
  readonly anyOrder?: true;
}

/** A row in which every list may be written in any order. */
export function inAnyOrder(row: FieldCase): FieldCase {
  return { ...row, anyOrder: true };
}

/** What the conformance suite needs to know of a kind. */
export interface KindCases {
  readonly kind: string;
  readonly stages: Readonly<Record<string, Stage>>;
  readonly cases: Readonly<Record<string, FieldCase>>;
  /** Fields that no case sets, with why. */
  readonly exempt: Readonly<Record<string, string>>;
  /** Tags in the shape of the kind's API. */
  readonly tags: (tags: Readonly<Record<string, string>>) => Json;
}

/** Tags as most of AWS's APIs have them. */
export function tagList(tags: Readonly<Record<string, string>>): Json {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

/** Every field of a kind's spec that is no block: `containerDefinitions[].healthCheck.interval`. */
export function fieldsOf(kind: string): string[] {
  return [...leaves(specShape(registry.schema(kind)), '')];
}

/** The fields of a kind that a spec sets. */
export function fieldsIn(kind: string, spec: JsonObject): string[] {
  return [...new Set(setLeaves(spec, specShape(registry.schema(kind)), ''))];
}

function* leaves(shape: Shape | undefined, path: string): Generator<string> {
  const names = memberNames(shape);
  const isList = shape && real(shape).schema.type === 'array';
  if (names) for (const name of names) yield* leaves(member(shape, name), path ? `${path}.${name}` : name);
  else if (isList) yield* leaves(element(shape), `${path}[]`);
  else yield path;
}

function* setLeaves(value: Json | undefined, shape: Shape | undefined, path: string): Generator<string> {
  if (memberNames(shape) && isObject(value)) {
    for (const [name, item] of Object.entries(value))
      yield* setLeaves(item, member(shape, name), path ? `${path}.${name}` : name);
  } else if (Array.isArray(value)) {
    for (const item of value) yield* setLeaves(item, element(shape), `${path}[]`);
  } else {
    yield path;
  }
}

/** A spec with every list in it turned round. */
export function turnedRound(value: Json): Json {
  if (Array.isArray(value)) return value.map(turnedRound).reverse();
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, turnedRound(item ?? null)]));
}
