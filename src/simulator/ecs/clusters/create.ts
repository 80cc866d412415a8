import type { Cluster, CreateClusterRequest } from '@aws-sdk/client-ecs';
import { canonicalJson, type Json } from '../../../lib/json.ts';
import type { Context, Wire } from '../../operation.ts';
import { arn, namePattern } from '../names.ts';
import { invalidParameter } from '../refusal.ts';
import type { EcsState } from '../state.ts';
import { checkedTags } from '../tag-rules.ts';
import { attach } from './attachments.ts';
import { clusterConfiguration } from './configuration.ts';
import { namespaceArn } from './namespace.ts';
import { clusterProviders } from './providers.ts';
import { clusterSettings } from './settings.ts';
import { clusterCounts } from './statistics.ts';
import type { StoredCluster } from './stored.ts';

type Ecs = Context<EcsState>;

/**
 * Creates a cluster, in place of a deleted one of that name. A repetition that does not contradict the first request is answered
 * like the first; another is refused.
 */
export function createCluster(input: Wire<CreateClusterRequest>, context: Ecs) {
  const asked = newCluster(input, context);
  const existing = context.state.clusters.get(asked.clusterName);
  const stored =
    existing && existing.view.status !== 'INACTIVE' ? replayed(existing, input, asked) : store(asked, context);
  return { cluster: { ...stored.createdAs, ...clusterCounts(context.state, asked.clusterName) }, clusterCount: 1 };
}

function newCluster(input: Wire<CreateClusterRequest>, context: Ecs): Wire<Cluster> & { clusterName: string } {
  const clusterName = input.clusterName ?? 'default';
  if (!namePattern.test(clusterName)) throw invalidParameter(`ClusterName must match ${namePattern.source}`);
  const tags = checkedTags(input.tags);
  const namespace = input.serviceConnectDefaults?.namespace;
  return {
    clusterArn: arn(context, `cluster/${clusterName}`),
    clusterName,
    status: 'ACTIVE',
    statistics: [],
    tags,
    settings: clusterSettings(context, input.settings),
    ...clusterProviders(context, input),
    ...(input.configuration ? { configuration: clusterConfiguration(input.configuration) } : {}),
    ...(namespace ? { serviceConnectDefaults: { namespace: namespaceArn(context, namespace) } } : {}),
  };
}

function store(view: Wire<Cluster> & { clusterName: string }, context: Ecs): StoredCluster {
  const provisioning = attach(context, view, () => {
    view.status = 'ACTIVE';
  });
  if (provisioning) view.status = 'PROVISIONING';
  const stored = { view, createdAs: structuredClone(view) };
  context.state.clusters.set(view.clusterName, stored);
  return stored;
}

const compared = [
  'settings',
  'configuration',
  'capacityProviders',
  'defaultCapacityProviderStrategy',
  'serviceConnectDefaults',
  'tags',
] as const;

/** Members that the repetition leaves out are not compared. */
function replayed(existing: StoredCluster, input: Wire<CreateClusterRequest>, asked: Wire<Cluster>): StoredCluster {
  const differs = compared
    .filter((member) => input[member] !== undefined)
    .some((member) => comparable(asked[member]) !== comparable(existing.createdAs[member]));
  if (!differs) return existing;
  throw invalidParameter(
    'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
  );
}

/** Lists are compared without regard to their order. */
function comparable(value: unknown): string {
  if (!Array.isArray(value)) return canonicalJson(value as Json | undefined);
  return value
    .map((item) => canonicalJson(item))
    .sort()
    .join();
}
