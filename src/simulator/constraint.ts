import { NormalizedSchema } from '@smithy/core/schema';
import type { AwsError } from './aws-error.ts';

/** Bounds of one member. `min` and `max` bound a number's value, else the length of a text, list or map. */
export interface Constraint {
  readonly min?: number;
  readonly max?: number;
  /** A regular expression that the whole text matches. */
  readonly pattern?: string;
  readonly values?: readonly (string | number)[];
  /** Bounds of each item of a list, or of each value of a map. */
  readonly each?: Constraint;
  /** Bounds of each key of a map. */
  readonly eachKey?: Constraint;
}

/** The bounds of a service's members by `Shape.member`, or by `member` where every shape agrees, and the wording of a refusal. */
export interface ConstraintSet {
  readonly members: Readonly<Record<string, Constraint>>;
  readonly refuse: (violations: readonly [Violation, ...Violation[]]) => AwsError;
}

/** A member that is out of bounds, with the path AWS names it by. */
export interface Violation {
  readonly path: string;
  /** `undefined` for a required member that is missing. */
  readonly value: unknown;
  /** What it does not satisfy, e.g. `Member must have length less than or equal to 3`. */
  readonly constraint: string;
}

/** Throws the set's refusal when a required member of the operation's input is missing or a member is out of bounds. */
export function checkConstraints(
  operation: { readonly input: () => Parameters<typeof NormalizedSchema.of>[0] },
  input: object,
  set: ConstraintSet,
): void {
  const [first, ...others] = structViolations(NormalizedSchema.of(operation.input()), input, { path: '', set });
  if (first) throw set.refuse([first, ...others]);
}

interface Position {
  readonly path: string;
  readonly set: ConstraintSet;
}

function* structViolations(schema: NormalizedSchema, struct: object, { path, set }: Position): Generator<Violation> {
  const required = requiredCount(schema);
  let index = 0;
  for (const [name, member] of schema.structIterator()) {
    const at = { path: `${path}${name.charAt(0).toLowerCase()}${name.slice(1)}`, set };
    const value = (struct as Record<string, unknown>)[name];
    const constraint = set.members[`${schema.getName()}.${name}`] ?? set.members[name] ?? {};
    if (value !== undefined) yield* valueViolations({ schema: member, constraint }, value, at);
    else if (index < required) yield { path: at.path, value, constraint: 'Member must not be null' };
    index++;
  }
}

/** The SDK's schemas list required members first and end with their number. */
function requiredCount(schema: NormalizedSchema): number {
  const struct: unknown = schema.getSchema();
  return Array.isArray(struct) && typeof struct[6] === 'number' ? struct[6] : 0;
}

interface Bounded {
  readonly schema: NormalizedSchema;
  readonly constraint: Constraint;
}

function* valueViolations({ schema, constraint }: Bounded, value: unknown, at: Position): Generator<Violation> {
  const unmet = [...demands(constraint, value), ...partDemands({ schema, constraint }, value)];
  for (const text of unmet) yield { path: at.path, value, constraint: text };
  if (schema.isStructSchema()) yield* structViolations(schema, value as object, { ...at, path: `${at.path}.` });
  if (!schema.isListSchema() || !schema.getValueSchema().isStructSchema()) return;
  for (const [index, item] of (value as object[]).entries()) {
    const path = `${at.path}.${index + 1}.member.`;
    yield* structViolations(schema.getValueSchema(), item, { ...at, path });
  }
}

/** AWS names a list or map as a whole when one of its texts is out of bounds. */
function partDemands({ schema, constraint: { each = {}, eachKey = {} } }: Bounded, value: unknown): string[] {
  if (schema.isListSchema()) return firstOf('Member', each, value as unknown[]);
  if (!schema.isMapSchema()) return [];
  const map = value as object;
  return [...firstOf('Map keys', eachKey, Object.keys(map)), ...firstOf('Map value', each, Object.values(map))];
}

function firstOf(subject: string, constraint: Constraint, parts: readonly unknown[]): string[] {
  const unmet = parts.flatMap((part) => demands(constraint, part));
  return unmet.slice(0, 1).map((text) => `${subject} must satisfy constraint: [${text}]`);
}

function demands({ min, max, pattern, values }: Constraint, value: unknown): string[] {
  const size = sizeOf(value);
  const quality = typeof value === 'number' ? 'value' : 'length';
  const unmet: string[] = [];
  if (values && !values.includes(value as string | number))
    unmet.push(`satisfy enum value set: [${values.join(', ')}]`);
  if (min !== undefined && size < min) unmet.push(`have ${quality} greater than or equal to ${min}`);
  if (max !== undefined && size > max) unmet.push(`have ${quality} less than or equal to ${max}`);
  if (pattern && typeof value === 'string' && !whole(pattern).test(value)) {
    unmet.push(`satisfy regular expression pattern: ${pattern}`);
  }
  return unmet.map((text) => `Member must ${text}`);
}

function sizeOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  return Object.keys(value as object).length;
}

const compiled = new Map<string, RegExp>();

function whole(pattern: string): RegExp {
  let expression = compiled.get(pattern);
  if (!expression) {
    expression = new RegExp(`^(?:${pattern})$`, 'u');
    compiled.set(pattern, expression);
  }
  return expression;
}
