import { capacityProviderOperations } from "./capacity-providers/operations.js";
import { clusterOperations } from "./clusters/operations.js";
import { deploymentOperations } from "./deployments/operations.js";
import { limits } from "./limits.js";
import { serviceOperations } from "./services/operations.js";
import { settingOperations } from "./settings/operations.js";
import { createEcsState } from "./state.js";
import { tagOperations } from "./tags/operations.js";
import { taggedResources } from "./tags/resources.js";
import { taskDefinitionOperations } from "./task-definitions/operations.js";
import { taskOperations } from "./tasks/operations.js";
/** Amazon ECS, API version 2014-11-13. */
export const ecs = {
    name: 'ecs',
    protocol: 'awsJson1.1',
    target: 'AmazonEC2ContainerServiceV20141113',
    limits,
    createState: createEcsState,
    taggedResources,
    operations: {
        ...clusterOperations,
        ...capacityProviderOperations,
        ...taskDefinitionOperations,
        ...serviceOperations,
        ...deploymentOperations,
        ...taskOperations,
        ...tagOperations,
        ...settingOperations,
    },
};
