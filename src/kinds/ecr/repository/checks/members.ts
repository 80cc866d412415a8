import { didYouMean } from '../../../../lib/did-you-mean.ts';
import { enumerate } from '../../../../lib/enumerate.ts';
import { isObject, type Json } from '../../../../lib/json.ts';
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
    const given = value[name];
    if (given === undefined) return member.required ? [{ path, message: `${what} has no ${name}` }] : [];
    const expected = expectation(given, member);
    return expected ? [{ path: [...path, name], message: `${name} of ${what} must be ${expected}` }] : [];
  });
  return [...unknown, ...others];
}

/** What the value should be, unless it is that or not known yet. */
function expectation(value: Json, { oneOf, is }: Member): string | undefined {
  if (isUnknown(value)) return undefined;
  if (oneOf && !oneOf.includes(String(value))) return enumerate(oneOf, 'or');
  return is && !isOfType(value, is) ? is : undefined;
}

function isOfType(value: Json, type: Member['is']): boolean {
  return type === 'a list' ? Array.isArray(value) : isObject(value);
}

function unknownMember(path: Finding['path'], what: string, members: Members): Finding {
  const name = String(path.at(-1));
  return { path, message: `${what} cannot have "${name}"`, suggestion: didYouMean(name, Object.keys(members)) };
}
