import { DeleteTaskDefinitionsRequest$, DeregisterTaskDefinitionRequest$, DescribeTaskDefinitionRequest$, ListTaskDefinitionFamiliesRequest$, ListTaskDefinitionsRequest$, RegisterTaskDefinitionRequest$, } from '@aws-sdk/client-ecs';
import { describeTaskDefinition } from "./describe.js";
import { listTaskDefinitionFamilies, listTaskDefinitions } from "./list.js";
import { registerTaskDefinition } from "./register.js";
import { deleteTaskDefinitions, deregisterTaskDefinition } from "./retire.js";
/** The operations on task definitions. */
export const taskDefinitionOperations = {
    RegisterTaskDefinition: { input: () => RegisterTaskDefinitionRequest$, run: registerTaskDefinition },
    DescribeTaskDefinition: { input: () => DescribeTaskDefinitionRequest$, run: describeTaskDefinition },
    ListTaskDefinitions: { input: () => ListTaskDefinitionsRequest$, run: listTaskDefinitions },
    ListTaskDefinitionFamilies: { input: () => ListTaskDefinitionFamiliesRequest$, run: listTaskDefinitionFamilies },
    DeregisterTaskDefinition: { input: () => DeregisterTaskDefinitionRequest$, run: deregisterTaskDefinition },
    DeleteTaskDefinitions: { input: () => DeleteTaskDefinitionsRequest$, run: deleteTaskDefinitions },
};
