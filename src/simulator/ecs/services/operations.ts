import {
  CreateServiceRequest$,
  DeleteServiceRequest$,
  DescribeServicesRequest$,
  ListServicesRequest$,
  UpdateServiceRequest$,
} from '@aws-sdk/client-ecs';
import type { OperationEntry } from '../../operation.ts';
import type { EcsState } from '../state.ts';
import { createService } from './create.ts';
import { deleteService } from './delete.ts';
import { describeServices } from './describe.ts';
import { listServices } from './list.ts';
import { updateService } from './update.ts';

/** The operations on services. */
export const serviceOperations: Readonly<Record<string, OperationEntry<EcsState>>> = {
  CreateService: { input: () => CreateServiceRequest$, run: createService },
  UpdateService: { input: () => UpdateServiceRequest$, run: updateService },
  DeleteService: { input: () => DeleteServiceRequest$, run: deleteService },
  DescribeServices: { input: () => DescribeServicesRequest$, run: describeServices },
  ListServices: { input: () => ListServicesRequest$, run: listServices },
};
