import type {
  Cluster,
  PutClusterCapacityProvidersRequest,
  UpdateClusterRequest,
  UpdateClusterSettingsRequest,
} from '@aws-sdk/client-ecs';
import { AwsError } from '../../aws-error.ts';
import type { Context, Wire } from '../../operation.ts';
import { required } from '../refusal.ts';
import type { EcsState } from '../state.ts';
import { attach, requireIdle } from './attachments.ts';
import { clusterConfiguration } from './configuration.ts';
import { activeCluster } from './lookup.ts';
import { namespaceArn } from './namespace.ts';
import { clusterProviders } from './providers.ts';
import { clusterSettings } from './settings.ts';
import { clusterCounts } from './statistics.ts';
import { providersInUse } from './usage.ts';

type Ecs = Context<EcsState>;

/** Changes the members that are given; an empty name space takes the Service Connect default away. */
export function updateCluster(input: Wire<UpdateClusterRequest>, context: Ecs) {
  const view = changeable(input.cluster, context);
  const settings = input.settings?.length ? clusterSettings(context, input.settings) : view.settings;
  const configuration = input.configuration ? clusterConfiguration(input.configuration) : undefined;
  const namespace = input.serviceConnectDefaults?.namespace;
  Object.assign(view, { settings }, configuration && { configuration });
  if (namespace === '') delete view.serviceConnectDefaults;
  else if (namespace) view.serviceConnectDefaults = { namespace: namespaceArn(context, namespace) };
  return { cluster: changed(view, context) };
}

/** Changes the settings of a cluster. */
export function updateClusterSettings(input: Wire<UpdateClusterSettingsRequest>, context: Ecs) {
  const view = changeable(input.cluster, context);
  const settings = required('settings', input.settings);
  if (settings.length > 0) view.settings = clusterSettings(context, settings);
  return { cluster: changed(view, context) };
}

/** Replaces a cluster's capacity providers and default strategy; what a service or task uses cannot be taken away. */
export function putClusterCapacityProviders(input: Wire<PutClusterCapacityProvidersRequest>, context: Ecs) {
  const view = changeable(input.cluster, context);
  required('capacityProviders', input.capacityProviders);
  required('defaultCapacityProviderStrategy', input.defaultCapacityProviderStrategy);
  const wanted = clusterProviders(context, input);
  const inUse = providersInUse(context.state, view.clusterName ?? '');
  const removed = (view.capacityProviders ?? []).filter((name) => !wanted.capacityProviders.includes(name));
  if (removed.some((name) => inUse.has(name))) {
    throw new AwsError('ResourceInUseException', 'The specified capacity provider is in use and cannot be removed.');
  }
  Object.assign(view, wanted);
  attach(context, view);
  return { cluster: changed(view, context) };
}

function changeable(nameOrArn: string | undefined, context: Ecs): Wire<Cluster> {
  const { view } = activeCluster(context, required('cluster', nameOrArn));
  requireIdle(view);
  return view;
}

/** Answers to changes leave the tags out. */
function changed(view: Wire<Cluster>, { state }: Ecs): Wire<Cluster> {
  const { attachments = [] } = view;
  return { ...view, ...clusterCounts(state, view.clusterName ?? ''), attachments, tags: [] };
}
