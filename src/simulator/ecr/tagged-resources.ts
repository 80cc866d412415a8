import type { TaggedResource } from '../operation.ts';
import type { EcrState } from './state.ts';

/** Every repository. */
export function* taggedResources(state: EcrState): Generator<TaggedResource> {
  for (const { view, tags } of state.repositories.values()) {
    yield { arn: view.repositoryArn ?? '', type: 'ecr:repository', tags };
  }
}
