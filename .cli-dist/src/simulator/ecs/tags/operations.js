import { ListTagsForResourceRequest$, TagResourceRequest$, UntagResourceRequest$, } from '@aws-sdk/client-ecs';
import { required } from "../refusal.js";
import { checkedTags, mergedTags, tagsWithout } from "../tag-rules.js";
import { tagHolder } from "./resources.js";
/** The operations on the tags of any ECS resource. */
export const tagOperations = {
    TagResource: { input: () => TagResourceRequest$, run: tagResource },
    UntagResource: { input: () => UntagResourceRequest$, run: untagResource },
    ListTagsForResource: { input: () => ListTagsForResourceRequest$, run: listTagsForResource },
};
function tagResource(input, context) {
    const holder = tagHolder(context, required('resourceArn', input.resourceArn));
    const tags = checkedTags(required('tags', input.tags));
    holder.tags = mergedTags(holder.tags ?? [], tags);
    return {};
}
function untagResource(input, context) {
    const holder = tagHolder(context, required('resourceArn', input.resourceArn));
    holder.tags = tagsWithout(holder.tags ?? [], required('tagKeys', input.tagKeys));
    return {};
}
function listTagsForResource(input, context) {
    return { tags: tagHolder(context, required('resourceArn', input.resourceArn)).tags ?? [] };
}
