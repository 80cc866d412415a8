import { isObject, type Json } from '../../../../lib/json.ts';
import type { Check, Finding } from '../../../../model/kind.ts';
import { isAbsent, isUnknown } from '../../../../model/known.ts';
import type { Part } from '../../../../model/rule.ts';

/** A member that holds a JSON document, and how long ECR lets its text be. */
export interface DocumentMember {
  readonly member: string;
  readonly maximumLength: number;
}

/** A check of a document that is written as text or as an object; silent while a variable hides it. */
export function checkDocument(
  { member, maximumLength }: DocumentMember,
  check: (part: Part) => readonly Finding[],
): Check {
  return ({ spec }) => {
    const document = documentOf(spec[member]);
    if (document === undefined) return [];
    const path = [member];
    if (!isObject(document))
      return [{ path, message: `${member} is not a JSON document`, suggestion: 'it may be written as YAML' }];
    const { length } = JSON.stringify(document);
    const tooLong = length > maximumLength ? [{ path, message: tooLongMessage(member, length, maximumLength) }] : [];
    return [...tooLong, ...check({ path, value: document })];
  };
}

/** Undefined when there is none, or none that is known; null when it cannot be read. */
function documentOf(value: Json | undefined): Json | undefined {
  if (isAbsent(value)) return undefined;
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return isUnknown(value) ? undefined : null;
  }
}

function tooLongMessage(member: string, length: number, maximum: number): string {
  return `${member} has ${length} characters, and ECR takes at most ${maximum}`;
}
