import {
  type ListTagsForResourceRequest,
  ListTagsForResourceRequest$,
  type TagResourceRequest,
  TagResourceRequest$,
  type UntagResourceRequest,
  UntagResourceRequest$,
} from '@aws-sdk/client-ecs';
import type { Context, OperationEntry, Wire } from '../../operation.ts';
import { required } from '../refusal.ts';
import type { EcsState } from '../state.ts';
import { checkedTags, mergedTags, tagsWithout } from '../tag-rules.ts';
import { tagHolder } from './resources.ts';

type Ecs = Context<EcsState>;

/** The operations on the tags of any ECS resource. */
export const tagOperations: Readonly<Record<string, OperationEntry<EcsState>>> = {
  TagResource: { input: () => TagResourceRequest$, run: tagResource },
  UntagResource: { input: () => UntagResourceRequest$, run: untagResource },
  ListTagsForResource: { input: () => ListTagsForResourceRequest$, run: listTagsForResource },
};

function tagResource(input: Wire<TagResourceRequest>, context: Ecs) {
  const holder = tagHolder(context, required('resourceArn', input.resourceArn));
  const tags = checkedTags(required('tags', input.tags));
  holder.tags = mergedTags(holder.tags ?? [], tags);
  return {};
}

function untagResource(input: Wire<UntagResourceRequest>, context: Ecs) {
  const holder = tagHolder(context, required('resourceArn', input.resourceArn));
  holder.tags = tagsWithout(holder.tags ?? [], required('tagKeys', input.tagKeys));
  return {};
}

function listTagsForResource(input: Wire<ListTagsForResourceRequest>, context: Ecs) {
  return { tags: tagHolder(context, required('resourceArn', input.resourceArn)).tags ?? [] };
}
