import {
  DeleteTaskDefinitionsRequest$,
  DeregisterTaskDefinitionRequest$,
  DescribeTaskDefinitionRequest$,
  ListTaskDefinitionFamiliesRequest$,
  ListTaskDefinitionsRequest$,
  RegisterTaskDefinitionRequest$,
} from '@aws-sdk/client-ecs';
import type { OperationEntry } from '../../operation.ts';
import type { EcsState } from '../state.ts';
import { describeTaskDefinition } from './describe.ts';
import { listTaskDefinitionFamilies, listTaskDefinitions } from './list.ts';
import { registerTaskDefinition } from './register.ts';
import { deleteTaskDefinitions, deregisterTaskDefinition } from './retire.ts';

/** The operations on task definitions. */
export const taskDefinitionOperations: Readonly<Record<string, OperationEntry<EcsState>>> = {
  RegisterTaskDefinition: { input: () => RegisterTaskDefinitionRequest$, run: registerTaskDefinition },
  DescribeTaskDefinition: { input: () => DescribeTaskDefinitionRequest$, run: describeTaskDefinition },
  ListTaskDefinitions: { input: () => ListTaskDefinitionsRequest$, run: listTaskDefinitions },
  ListTaskDefinitionFamilies: { input: () => ListTaskDefinitionFamiliesRequest$, run: listTaskDefinitionFamilies },
  DeregisterTaskDefinition: { input: () => DeregisterTaskDefinitionRequest$, run: deregisterTaskDefinition },
  DeleteTaskDefinitions: { input: () => DeleteTaskDefinitionsRequest$, run: deleteTaskDefinitions },
};
