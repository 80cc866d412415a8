import type { ClusterConfiguration, CreateClusterRequest, UpdateClusterRequest } from '@aws-sdk/client-ecs';
import { isObject } from '../../../lib/json.ts';
import type { Amendment } from '../../../model/provider.ts';

type Change = Pick<Amendment<CreateClusterRequest>, 'desired' | 'observed' | 'changed'>;
type Values = Omit<UpdateClusterRequest, 'cluster'>;

/** What UpdateCluster is sent; what is gone from the manifest is set to its default, since leaving it out would keep it. */
export function amendCluster({ desired: { spec }, observed, changed }: Change): Values | undefined {
  const values: Values = {
    settings: spec.settings,
    configuration: wholeConfiguration(spec.configuration, observed.spec.configuration),
    serviceConnectDefaults: spec.serviceConnectDefaults ?? { namespace: '' },
  };
  const changes = Object.entries(values).filter(([field]) => changed.has(field));
  return changes.length > 0 ? Object.fromEntries(changes) : undefined;
}

/** AWS takes the block as a whole, so what the manifest leaves to AWS is sent back as it is. */
function wholeConfiguration(wanted: ClusterConfiguration | undefined, present: unknown): ClusterConfiguration {
  const { managedStorageConfiguration } = (isObject(present) ? present : {}) as ClusterConfiguration;
  return {
    executeCommandConfiguration: { logging: 'DEFAULT' },
    ...(managedStorageConfiguration ? { managedStorageConfiguration } : {}),
    ...wanted,
  };
}
