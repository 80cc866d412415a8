import type { ConnectedKind } from '../aws/cloud.ts';
import { repository } from './ecr/repository/kind.ts';
import { cluster } from './ecs/cluster/kind.ts';
import { service } from './ecs/service/kind.ts';
import { taskDefinition } from './ecs/task-definition/kind.ts';
import { logGroup } from './logs/log-group/kind.ts';

/** Every kind of resource, by name. */
export const kinds: ReadonlyMap<string, ConnectedKind> = new Map(
  [cluster, logGroup, repository, service, taskDefinition].map((kind) => [kind.name, kind]),
);
