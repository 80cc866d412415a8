import {
  CreateClusterRequest$,
  DeleteClusterRequest$,
  DescribeClustersRequest$,
  ListClustersRequest$,
  PutClusterCapacityProvidersRequest$,
  UpdateClusterRequest$,
  UpdateClusterSettingsRequest$,
} from '@aws-sdk/client-ecs';
import type { OperationEntry } from '../../operation.ts';
import type { EcsState } from '../state.ts';
import { createCluster } from './create.ts';
import { deleteCluster } from './delete.ts';
import { describeClusters, listClusters } from './describe.ts';
import { putClusterCapacityProviders, updateCluster, updateClusterSettings } from './update.ts';

/** The operations on clusters. */
export const clusterOperations: Readonly<Record<string, OperationEntry<EcsState>>> = {
  CreateCluster: { input: () => CreateClusterRequest$, run: createCluster },
  DescribeClusters: { input: () => DescribeClustersRequest$, run: describeClusters },
  ListClusters: { input: () => ListClustersRequest$, run: listClusters },
  UpdateCluster: { input: () => UpdateClusterRequest$, run: updateCluster },
  UpdateClusterSettings: { input: () => UpdateClusterSettingsRequest$, run: updateClusterSettings },
  PutClusterCapacityProviders: { input: () => PutClusterCapacityProvidersRequest$, run: putClusterCapacityProviders },
  DeleteCluster: { input: () => DeleteClusterRequest$, run: deleteCluster },
};
