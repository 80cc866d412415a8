import type { Json, JsonObject } from '../../src/lib/json.ts';
import type { Policy } from '../../src/model/manifest.ts';

/** One manifest as the text of a file. */
export function manifest(kind: string, name: string, body: { spec?: JsonObject; policy?: Policy } = {}): string {
  const { spec = {}, policy } = body;
  return JSON.stringify({ apiVersion: 'evenkeel/v1', kind, metadata: { name }, ...(policy ? { policy } : {}), spec });
}

/** A Fargate task definition of one container, as small as AWS takes it. */
export function taskDefinitionSpec(container: JsonObject = {}, more: JsonObject = {}): JsonObject {
  return {
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    executionRoleArn: 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole',
    containerDefinitions: [{ name: 'app', image: 'public.ecr.aws/nginx/nginx:1', ...container } as Json],
    ...more,
  };
}

/** A Fargate service in `ref:Cluster/demo` running `ref:TaskDefinition/web`. */
export function serviceSpec(more: JsonObject = {}): JsonObject {
  return {
    cluster: 'ref:Cluster/demo',
    taskDefinition: 'ref:TaskDefinition/web',
    desiredCount: 1,
    launchType: 'FARGATE',
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d4e5f60001'] } },
    ...more,
  };
}

/** A cluster, a log group, a repository, a task definition and a service that belong together, one per file. */
export function smallFleet(changes: { container?: JsonObject; service?: JsonObject } = {}): Record<string, string> {
  return {
    'cluster.yaml': manifest('Cluster', 'demo'),
    'logs.yaml': manifest('LogGroup', 'web', { spec: { logGroupName: '/demo/web', retentionInDays: 30 } }),
    'repository.yaml': manifest('Repository', 'web', { spec: { repositoryName: 'demo/web', policyText: pullPolicy } }),
    'task-definition.yaml': manifest('TaskDefinition', 'web', { spec: taskDefinitionSpec(changes.container) }),
    'service.yaml': manifest('Service', 'web', { spec: serviceSpec(changes.service) }),
  };
}

const pullPolicy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: ['ecr:BatchGetImage'] }],
};
