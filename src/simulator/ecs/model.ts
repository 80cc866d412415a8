import type { ServiceModel } from '../operation.ts';
import { access } from './access/access.ts';
import { capacityProviderOperations } from './capacity-providers/operations.ts';
import { clusterOperations } from './clusters/operations.ts';
import { containerInstanceOperations } from './container-instances/operations.ts';
import { deploymentOperations } from './deployments/operations.ts';
import { limits } from './limits.ts';
import { serviceOperations } from './services/operations.ts';
import { settingOperations } from './settings/operations.ts';
import { createEcsState, type EcsState } from './state.ts';
import { tagOperations } from './tags/operations.ts';
import { taggedResources } from './tags/resources.ts';
import { taskDefinitionOperations } from './task-definitions/operations.ts';
import { taskOperations } from './tasks/operations.ts';

/** Amazon ECS, API version 2014-11-13. */
export const ecs: ServiceModel<EcsState> = {
  name: 'ecs',
  protocol: 'awsJson1.1',
  target: 'AmazonEC2ContainerServiceV20141113',
  limits,
  access,
  createState: createEcsState,
  taggedResources,
  operations: {
    ...clusterOperations,
    ...capacityProviderOperations,
    ...containerInstanceOperations,
    ...taskDefinitionOperations,
    ...serviceOperations,
    ...deploymentOperations,
    ...taskOperations,
    ...tagOperations,
    ...settingOperations,
  },
};
