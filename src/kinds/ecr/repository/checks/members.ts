import { isObject, type Json } from '../../../../lib/json.ts';
import { nearest } from '../../../../lib/nearest.ts';
import type { Finding } from '../../../../model/kind.ts';
import { isUnknown } from '../../../../model/known.ts';
import type { Part } from '../../../../model/rule.ts';

/** A member that an object in a document may have. */
export interface Member {
  readonly required?: true;
  /** The values that it may have. */
  readonly oneOf?: readonly string[];
  readonly is?: 'a list' | 'an object';
}

/** Members of objects by name. */
export type Members = Readonly<Record<string, Member>>;

/** The members of an object that do not exist, are missing, or are not what they may be. */
export function memberFindings({ path, value }: Part, what: string, members: Members): Finding[] {
  const unknown = Object.keys(value)
    .filter((name) => !Object.hasOwn(members, name))
    .map((name) => unknownMember([...path, name], what, members));
  const others = Object.entries(members).flatMap(([name, member]) => {
    const problem = problemOf(value[name], member);
    if (!problem) return [];
    const at = value[name] === undefined ? path : [...path, name];
    return [{ path: at, message: `${name} of ${what} ${problem}` }];
  });
  return [...unknown, ...others];
}

function problemOf(value: Json | undefined, { required, oneOf, is }: Member): string | undefined {
  if (value === undefined) return required && 'is missing';
  if (isUnknown(value)) return undefined;
  if (oneOf && !oneOf.includes(String(value))) return `must be ${oneOf.join(' or ')}`;
  return is && !isOfType(value, is) ? `must be ${is}` : undefined;
}

function isOfType(value: Json, type: Member['is']): boolean {
  return type === 'a list' ? Array.isArray(value) : isObject(value);
}

function unknownMember(path: Finding['path'], what: string, members: Members): Finding {
  const name = String(path.at(-1));
  const meant = nearest(name, Object.keys(members));
  const suggestion = meant ? { suggestion: `did you mean "${meant}"?` } : {};
  return { path, message: `${what} cannot have "${name}"`, ...suggestion };
}
