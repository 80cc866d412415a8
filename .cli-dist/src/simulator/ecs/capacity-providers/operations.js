import { CreateCapacityProviderRequest$, DeleteCapacityProviderRequest$, DescribeCapacityProvidersRequest$, UpdateCapacityProviderRequest$, } from '@aws-sdk/client-ecs';
import { createCapacityProvider, updateCapacityProvider } from "./change.js";
import { deleteCapacityProvider } from "./delete.js";
import { describeCapacityProviders } from "./describe.js";
/** The operations on capacity providers. */
export const capacityProviderOperations = {
    CreateCapacityProvider: { input: () => CreateCapacityProviderRequest$, run: createCapacityProvider },
    DescribeCapacityProviders: { input: () => DescribeCapacityProvidersRequest$, run: describeCapacityProviders },
    UpdateCapacityProvider: { input: () => UpdateCapacityProviderRequest$, run: updateCapacityProvider },
    DeleteCapacityProvider: { input: () => DeleteCapacityProviderRequest$, run: deleteCapacityProvider },
};
