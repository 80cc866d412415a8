import type { Tag, TaskDefinition } from '@aws-sdk/client-ecs';
import type { Wire } from '../../operation.ts';

/** One revision; `view.status` is ACTIVE, INACTIVE or DELETE_IN_PROGRESS. */
export interface StoredRevision {
  readonly view: Wire<TaskDefinition>;
  tags: Wire<Tag>[];
}

/** The revisions of one family in ascending order; numbers are never given out twice. */
export interface StoredFamily {
  readonly name: string;
  readonly revisions: Map<number, StoredRevision>;
  lastRevision: number;
}
