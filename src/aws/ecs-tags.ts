import { type ECSClient, TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-ecs';
import type { Amendment, Tags } from '../model/provider.ts';
import type { Sender } from './clients.ts';
import { entries } from './entries.ts';

/** Tags in the shape of ECS's API. */
export function ecsTags(tags: Tags): { key: string; value: string }[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

/** Tags from the shape of ECS's API. */
export function fromEcsTags(tags: readonly { key?: string; value?: string }[] | undefined): Tags {
  return Object.fromEntries(entries(tags).map(({ key, value }) => [key ?? '', value ?? '']));
}

/** Sets and removes tags of an ECS resource; no call when there is nothing to change. Throws FailureError. */
export async function retagEcs(
  ecs: Sender<ECSClient>,
  resourceArn: string | undefined,
  tags: Amendment['tags'],
): Promise<void> {
  if (Object.keys(tags.set).length > 0)
    await ecs.send(new TagResourceCommand({ resourceArn, tags: ecsTags(tags.set) }));
  if (tags.remove.length > 0) await ecs.send(new UntagResourceCommand({ resourceArn, tagKeys: [...tags.remove] }));
}
