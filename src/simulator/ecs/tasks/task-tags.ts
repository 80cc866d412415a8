import type { PropagateTags, Tag, TaskDefinition } from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import type { EcsState } from '../state.ts';
import { mergedTags } from '../tag-rules.ts';
import { findTaskDefinition } from '../task-definitions/lookup.ts';

/** What decides on the tags of a new task. */
export interface TagSource {
  /** Those of the request, or of the service when it passes them on. */
  readonly tags: readonly Wire<Tag>[];
  readonly propagateTags: PropagateTags | undefined;
  readonly enableECSManagedTags: boolean | undefined;
  readonly clusterName: string;
  readonly serviceName?: string;
}

/** The tags a new task gets: AWS's own when they are enabled, those that its definition passes on, and its own. */
export function taskTags(context: Context<EcsState>, source: TagSource, definition: Wire<TaskDefinition>): Wire<Tag>[] {
  const inherited = source.propagateTags === 'TASK_DEFINITION' ? definitionTags(context, definition) : [];
  const own = mergedTags(inherited, source.tags);
  return source.enableECSManagedTags ? [...managedTags(source), ...own] : own;
}

function definitionTags({ state }: Context<EcsState>, definition: Wire<TaskDefinition>): Wire<Tag>[] {
  return findTaskDefinition(state, definition.taskDefinitionArn ?? '')?.tags ?? [];
}

function managedTags({ clusterName, serviceName }: TagSource): Wire<Tag>[] {
  const cluster = { key: 'aws:ecs:clusterName', value: clusterName };
  return serviceName === undefined ? [cluster] : [cluster, { key: 'aws:ecs:serviceName', value: serviceName }];
}
