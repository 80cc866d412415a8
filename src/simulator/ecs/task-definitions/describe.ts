import { type DescribeTaskDefinitionRequest, TaskDefinitionField } from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import { clientError, required, requireOneOf } from '../refusal.ts';
import type { EcsState } from '../state.ts';
import { forgetDeleted } from './forget.ts';
import { findTaskDefinition } from './lookup.ts';

/** Describes one revision, whatever its status, or the newest ACTIVE one of a family. Throws ClientException when there is none. */
export function describeTaskDefinition(input: Wire<DescribeTaskDefinitionRequest>, context: Context<EcsState>) {
  forgetDeleted(context);
  const found = findTaskDefinition(context.state, required('taskDefinition', input.taskDefinition));
  if (!found) throw clientError('Unable to describe task definition.');
  for (const field of input.include ?? []) requireOneOf('include', field, TaskDefinitionField);
  const withTags = input.include?.includes(TaskDefinitionField.TAGS);
  return { taskDefinition: found.view, tags: withTags ? found.tags : [] };
}
