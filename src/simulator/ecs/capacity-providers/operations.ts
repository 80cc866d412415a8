import {
  CreateCapacityProviderRequest$,
  DeleteCapacityProviderRequest$,
  DescribeCapacityProvidersRequest$,
  UpdateCapacityProviderRequest$,
} from '@aws-sdk/client-ecs';
import type { OperationEntry } from '../../operation.ts';
import type { EcsState } from '../state.ts';
import { createCapacityProvider, updateCapacityProvider } from './change.ts';
import { deleteCapacityProvider } from './delete.ts';
import { describeCapacityProviders } from './describe.ts';

/** The operations on capacity providers. */
export const capacityProviderOperations: Readonly<Record<string, OperationEntry<EcsState>>> = {
  CreateCapacityProvider: { input: () => CreateCapacityProviderRequest$, run: createCapacityProvider },
  DescribeCapacityProviders: { input: () => DescribeCapacityProvidersRequest$, run: describeCapacityProviders },
  UpdateCapacityProvider: { input: () => UpdateCapacityProviderRequest$, run: updateCapacityProvider },
  DeleteCapacityProvider: { input: () => DeleteCapacityProviderRequest$, run: deleteCapacityProvider },
};
