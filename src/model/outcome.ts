import type { Failure } from './failure.ts';
import type { Attributes, ResourceId } from './resource.ts';

/** What became of one step. */
export interface Outcome {
  readonly id: ResourceId;
  readonly result: 'applied' | 'unchanged' | 'failed' | 'skipped';
  /** Of the resource after the step, as far as known. */
  readonly attributes?: Attributes;
  readonly failure?: Failure;
  /** Of a skipped step: the step that stopped it and was not itself stopped by another. */
  readonly blockedBy?: ResourceId;
}
