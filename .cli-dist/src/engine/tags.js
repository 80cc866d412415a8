import { isObject } from "../lib/json.js";
/** A spec without its tags, and the tags as a map whatever shape the API gives them. */
export function splitTags(spec) {
    const { tags, ...rest } = spec;
    return { spec: rest, tags: tagMap(tags) };
}
function tagMap(tags) {
    if (isObject(tags))
        return Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, String(value ?? '')]));
    if (!Array.isArray(tags))
        return {};
    return Object.fromEntries(tags.filter(isObject).map((tag) => [String(tag.key ?? tag.Key), String(tag.value ?? tag.Value ?? '')]));
}
