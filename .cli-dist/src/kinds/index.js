import { repository } from "./ecr/repository/kind.js";
import { cluster } from "./ecs/cluster/kind.js";
import { service } from "./ecs/service/kind.js";
import { taskDefinition } from "./ecs/task-definition/kind.js";
import { logGroup } from "./logs/log-group/kind.js";
/** Every kind of resource, by name. */
export const kinds = new Map([cluster, logGroup, repository, service, taskDefinition].map((kind) => [kind.name, kind]));
