import {
  DeleteAttributesRequest$,
  DeregisterContainerInstanceRequest$,
  DescribeContainerInstancesRequest$,
  ListAttributesRequest$,
  ListContainerInstancesRequest$,
  PutAttributesRequest$,
  RegisterContainerInstanceRequest$,
  UpdateContainerInstancesStateRequest$,
} from '@aws-sdk/client-ecs';
import type { OperationEntry } from '../../operation.ts';
import type { EcsState } from '../state.ts';
import { deleteAttributes, listAttributes, putAttributes } from './attributes.ts';
import { updateContainerInstancesState } from './change-state.ts';
import { deregisterContainerInstance } from './deregister.ts';
import { describeContainerInstances, listContainerInstances } from './describe.ts';
import { registerContainerInstance } from './register.ts';

/** The operations on container instances and their attributes. */
export const containerInstanceOperations: Readonly<Record<string, OperationEntry<EcsState>>> = {
  RegisterContainerInstance: { input: () => RegisterContainerInstanceRequest$, run: registerContainerInstance },
  DescribeContainerInstances: { input: () => DescribeContainerInstancesRequest$, run: describeContainerInstances },
  ListContainerInstances: { input: () => ListContainerInstancesRequest$, run: listContainerInstances },
  UpdateContainerInstancesState: {
    input: () => UpdateContainerInstancesStateRequest$,
    run: updateContainerInstancesState,
  },
  DeregisterContainerInstance: { input: () => DeregisterContainerInstanceRequest$, run: deregisterContainerInstance },
  PutAttributes: { input: () => PutAttributesRequest$, run: putAttributes },
  DeleteAttributes: { input: () => DeleteAttributesRequest$, run: deleteAttributes },
  ListAttributes: { input: () => ListAttributesRequest$, run: listAttributes },
};
