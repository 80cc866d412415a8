import { isObject, type Json, type JsonObject } from '../lib/json.ts';
import type { Tags } from '../model/provider.ts';

/** A spec without its tags, and the tags as a map whatever shape the API gives them. */
export function splitTags(spec: JsonObject): { spec: JsonObject; tags: Tags } {
  const { tags, ...rest } = spec;
  return { spec: rest, tags: tagMap(tags) };
}

function tagMap(tags: Json | undefined): Tags {
  if (isObject(tags)) return Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, String(value ?? '')]));
  if (!Array.isArray(tags)) return {};
  return Object.fromEntries(
    tags.filter(isObject).map((tag) => [String(tag.key ?? tag.Key), String(tag.value ?? tag.Value ?? '')]),
  );
}
