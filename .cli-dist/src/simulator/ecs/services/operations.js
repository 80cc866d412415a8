import { CreateServiceRequest$, DeleteServiceRequest$, DescribeServicesRequest$, ListServicesRequest$, UpdateServiceRequest$, } from '@aws-sdk/client-ecs';
import { createService } from "./create.js";
import { deleteService } from "./delete.js";
import { describeServices } from "./describe.js";
import { listServices } from "./list.js";
import { updateService } from "./update.js";
/** The operations on services. */
export const serviceOperations = {
    CreateService: { input: () => CreateServiceRequest$, run: createService },
    UpdateService: { input: () => UpdateServiceRequest$, run: updateService },
    DeleteService: { input: () => DeleteServiceRequest$, run: deleteService },
    DescribeServices: { input: () => DescribeServicesRequest$, run: describeServices },
    ListServices: { input: () => ListServicesRequest$, run: listServices },
};
