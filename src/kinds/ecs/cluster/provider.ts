import {
  type Cluster,
  CreateClusterCommand,
  type CreateClusterRequest,
  DeleteClusterCommand,
  DescribeClustersCommand,
  ECSClient,
  ListClustersCommand,
  PutClusterCapacityProvidersCommand,
  UpdateClusterCommand,
} from '@aws-sdk/client-ecs';
import { absentAsUndefined } from '../../../aws/absent.ts';
import type { Access } from '../../../aws/cloud.ts';
import { ecsTags, fromEcsTags, retagEcs } from '../../../aws/ecs-tags.ts';
import { allPages } from '../../../aws/pages.ts';
import { chunks } from '../../../lib/chunks.ts';
import type { JsonObject } from '../../../lib/json.ts';
import { FailureError } from '../../../model/failure.ts';
import type { Amendment, Desired, Observed, Provider, Target } from '../../../model/provider.ts';
import type { Attributes } from '../../../model/resource.ts';
import { amendCluster } from './amend.ts';

type Spec = Omit<CreateClusterRequest, 'tags'>;

/** The AWS calls of clusters. */
export function clusterProvider({ clients }: Access): Provider<Spec> {
  const ecs = clients.sender('ecs', ECSClient);
  return { observe, list, create, update, remove };

  async function observe(targets: readonly Target<Spec>[]): Promise<Map<string, Observed>> {
    const answers = await Promise.all(chunks(targets, 100).map(describe));
    const present = answers.flat().filter(({ status }) => status !== 'INACTIVE');
    return new Map(present.map((cluster) => [cluster.clusterName ?? '', observed(cluster)]));
  }

  async function describe(targets: readonly Target<Spec>[]): Promise<Cluster[]> {
    const include = ['ATTACHMENTS', 'CONFIGURATIONS', 'SETTINGS', 'TAGS'] as const;
    const { clusters = [], failures = [] } = await ecs.send(
      new DescribeClustersCommand({ clusters: targets.map(({ key }) => key), include: [...include] }),
    );
    const strange = failures.find(({ reason }) => reason !== 'MISSING');
    if (strange) throw new FailureError('ServerError', `DescribeClusters: ${strange.arn} ${strange.reason}`);
    return clusters;
  }

  async function list(): Promise<string[]> {
    const arns = await allPages(async (token) => {
      const { clusterArns, nextToken } = await ecs.send(new ListClustersCommand({ maxResults: 100, nextToken: token }));
      return { items: clusterArns, token: nextToken };
    });
    return arns.map((arn) => arn.slice(arn.lastIndexOf('/') + 1));
  }

  async function create({ given, tags, key }: Desired<Spec>): Promise<Attributes> {
    const { cluster } = await ecs.send(new CreateClusterCommand({ ...given, tags: ecsTags(tags) }));
    return { arn: cluster?.clusterArn ?? '', name: key };
  }

  async function update({ desired, observed, changed, tags }: Amendment<Spec>): Promise<Attributes> {
    const changes = amendCluster({ desired, observed, changed });
    if (changes) await ecs.send(new UpdateClusterCommand({ cluster: desired.key, ...changes }));
    if (changed.has('capacityProviders') || changed.has('defaultCapacityProviderStrategy')) await putProviders(desired);
    await retagEcs(ecs, observed.attributes.arn, tags);
    return {};
  }

  async function putProviders({ spec, key: cluster }: Desired<Spec>): Promise<void> {
    const { capacityProviders = [], defaultCapacityProviderStrategy = [] } = spec;
    await ecs.send(
      new PutClusterCapacityProvidersCommand({ cluster, capacityProviders, defaultCapacityProviderStrategy }),
    );
  }

  async function remove({ key }: Observed): Promise<void> {
    await absentAsUndefined(ecs.send(new DeleteClusterCommand({ cluster: key })), 'ClusterNotFoundException');
  }
}

function observed(cluster: Cluster): Observed {
  const { clusterName = '', clusterArn = '', tags, status } = cluster;
  return {
    key: clusterName,
    spec: cluster as JsonObject,
    tags: fromEcsTags(tags),
    attributes: { arn: clusterArn, name: clusterName },
    facts: {
      status,
      attachmentsStatus: cluster.attachmentsStatus,
      activeServicesCount: cluster.activeServicesCount,
      runningTasksCount: cluster.runningTasksCount,
    },
    ...(status === 'DEPROVISIONING' ? { leaving: true } : {}),
  };
}
