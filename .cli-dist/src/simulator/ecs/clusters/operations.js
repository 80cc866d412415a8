import { CreateClusterRequest$, DeleteClusterRequest$, DescribeClustersRequest$, ListClustersRequest$, PutClusterCapacityProvidersRequest$, UpdateClusterRequest$, UpdateClusterSettingsRequest$, } from '@aws-sdk/client-ecs';
import { createCluster } from "./create.js";
import { deleteCluster } from "./delete.js";
import { describeClusters, listClusters } from "./describe.js";
import { putClusterCapacityProviders, updateCluster, updateClusterSettings } from "./update.js";
/** The operations on clusters. */
export const clusterOperations = {
    CreateCluster: { input: () => CreateClusterRequest$, run: createCluster },
    DescribeClusters: { input: () => DescribeClustersRequest$, run: describeClusters },
    ListClusters: { input: () => ListClustersRequest$, run: listClusters },
    UpdateCluster: { input: () => UpdateClusterRequest$, run: updateCluster },
    UpdateClusterSettings: { input: () => UpdateClusterSettingsRequest$, run: updateClusterSettings },
    PutClusterCapacityProviders: { input: () => PutClusterCapacityProvidersRequest$, run: putClusterCapacityProviders },
    DeleteCluster: { input: () => DeleteClusterRequest$, run: deleteCluster },
};
