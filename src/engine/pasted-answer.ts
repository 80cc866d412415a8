import { isObject, type Json, type JsonObject } from '../lib/json.ts';
import type { Kind } from '../model/kind.ts';
import { isAuthorTag } from '../model/ownership.ts';

/** A spec that may be a pasted describe answer, without what AWS only answers with; any other spec stays as it is. */
export function withoutAnswerMembers(spec: Json | undefined, kind: Kind): Json | undefined {
  if (!isObject(spec) || !kind.describeOnly.some((name) => spec[name] !== undefined)) return spec;
  const answer = kind.fromAnswer ? kind.fromAnswer(spec) : spec;
  const members = Object.entries(answer).filter(([name]) => !kind.describeOnly.includes(name));
  return { ...Object.fromEntries(members), ...(answer.tags === undefined ? {} : { tags: ownTagsOf(answer.tags) }) };
}

/** A managed resource's answer carries our tags and AWS's, which nobody may write. */
function ownTagsOf(tags: Json): Json {
  if (Array.isArray(tags)) return tags.filter((tag) => !isObject(tag) || isAuthorTag(String(tag.key ?? tag.Key)));
  return isObject(tags)
    ? (Object.fromEntries(Object.entries(tags).filter(([key]) => isAuthorTag(key))) as JsonObject)
    : tags;
}
