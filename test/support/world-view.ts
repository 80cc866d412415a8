import {
  DescribeLogGroupsCommand,
  ListTagsForResourceCommand,
  UntagResourceCommand as LogsUntagCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeRepositoriesCommand,
  ListTagsForResourceCommand as EcrTagsCommand,
  UntagResourceCommand as EcrUntagCommand,
  GetLifecyclePolicyCommand,
  GetRepositoryPolicyCommand,
} from '@aws-sdk/client-ecr';
import {
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ListClustersCommand,
  ListServicesCommand,
  ListTaskDefinitionsCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-ecs';
import { GetResourcesCommand } from '@aws-sdk/client-resource-groups-tagging-api';
import { canonicalJson, type JsonObject } from '../../src/lib/json.ts';
import { ownershipTags } from '../../src/model/ownership.ts';
import type { SimulatedAws } from './simulated-aws.ts';

/** Members whose values differ from one run to the next although nothing does. */
const moving = [
  ...['createdAt', 'creationTime', 'registeredAt', 'events', 'deployments', 'taskSets', 'currentServiceRevisions'],
  ...[
    'currentServiceDeployment',
    'requiresAttributes',
    'compatibilities',
    'statistics',
    '$metadata',
    'lastEvaluatedAt',
  ],
];

/** Everything that stands on a simulated AWS, one text per resource, without what time and chance decide. */
export async function worldView(aws: SimulatedAws): Promise<string[]> {
  const views = await Promise.all([
    clusters(aws),
    services(aws),
    taskDefinitions(aws),
    logGroups(aws),
    repositories(aws),
  ]);
  return views.flat().map(still).sort();
}

async function clusters({ ecs }: SimulatedAws) {
  const { clusterArns = [] } = await ecs.send(new ListClustersCommand({}));
  if (clusterArns.length === 0) return [];
  const include = ['CONFIGURATIONS', 'SETTINGS', 'TAGS'] as const;
  const answer = await ecs.send(new DescribeClustersCommand({ clusters: clusterArns, include: [...include] }));
  return answer.clusters ?? [];
}

async function services({ ecs }: SimulatedAws) {
  const { clusterArns = [] } = await ecs.send(new ListClustersCommand({}));
  const perCluster = clusterArns.map(async (cluster) => {
    const { serviceArns = [] } = await ecs.send(new ListServicesCommand({ cluster, maxResults: 100 }));
    if (serviceArns.length === 0) return [];
    const answer = await ecs.send(new DescribeServicesCommand({ cluster, services: serviceArns, include: ['TAGS'] }));
    return answer.services ?? [];
  });
  return (await Promise.all(perCluster)).flat();
}

async function taskDefinitions({ ecs }: SimulatedAws) {
  const { taskDefinitionArns = [] } = await ecs.send(new ListTaskDefinitionsCommand({ status: 'ACTIVE' }));
  return Promise.all(
    taskDefinitionArns.map(async (taskDefinition) => {
      const { $metadata, ...answer } = await ecs.send(
        new DescribeTaskDefinitionCommand({ taskDefinition, include: ['TAGS'] }),
      );
      return answer;
    }),
  );
}

async function logGroups({ logs }: SimulatedAws) {
  const { logGroups: groups = [] } = await logs.send(new DescribeLogGroupsCommand({}));
  return Promise.all(
    groups.map(async (group) => {
      const { tags } = await logs.send(new ListTagsForResourceCommand({ resourceArn: group.logGroupArn }));
      return { ...group, tags };
    }),
  );
}

async function repositories({ ecr }: SimulatedAws) {
  const { repositories: found = [] } = await ecr.send(new DescribeRepositoriesCommand({}));
  return Promise.all(
    found.map(async (repository) => {
      const { repositoryName, repositoryArn } = repository;
      const none = () => undefined;
      const lifecycle = await ecr.send(new GetLifecyclePolicyCommand({ repositoryName })).catch(none);
      const access = await ecr.send(new GetRepositoryPolicyCommand({ repositoryName })).catch(none);
      const { tags } = await ecr.send(new EcrTagsCommand({ resourceArn: repositoryArn }));
      return { ...repository, tags, lifecycle: lifecycle?.lifecyclePolicyText, access: access?.policyText };
    }),
  );
}

function still(view: object): string {
  const plain = JSON.parse(
    JSON.stringify(view, (name, value) => (moving.includes(name) ? undefined : inOneOrder(value))),
  );
  return canonicalJson(plain as JsonObject);
}

/** AWS gives tags and port mappings in any order. */
function inOneOrder(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return [...value].sort((left, right) => (canonicalJson(left) < canonicalJson(right) ? -1 : 1));
}

/** Takes tags of ours off everything, as a person could; all of them when left out. */
export async function disown(aws: SimulatedAws, tagKeys: string[] = Object.values(ownershipTags)): Promise<void> {
  const { ResourceTagMappingList = [] } = await aws.tagging.send(new GetResourcesCommand({}));
  for (const { ResourceARN: resourceArn = '' } of ResourceTagMappingList) {
    const untag = { resourceArn, tagKeys };
    if (resourceArn.includes(':ecs:')) await aws.ecs.send(new UntagResourceCommand(untag));
    else if (resourceArn.includes(':ecr:')) await aws.ecr.send(new EcrUntagCommand(untag));
    else await aws.logs.send(new LogsUntagCommand(untag));
  }
}
