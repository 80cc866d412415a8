import { foreignCapacity } from '../../../aws/foreign-capacity.ts';
import { isObject, type Json } from '../../../lib/json.ts';
import { type FieldRules, keep } from '../../../model/field.ts';

/** What CreateClusterRequest cannot say. */
export const fields: FieldRules = {
  clusterName: { onChange: 'replace', pattern: '^[A-Za-z0-9_-]{1,255}$' },
  settings: { keyedBy: ['name'], whenOmitted: keep },
  'settings[].value': { oneOf: ['disabled', 'enabled', 'enhanced'] },
  'configuration.executeCommandConfiguration': { normalise: withoutDefaultLogging },
  'configuration.executeCommandConfiguration.logging': { whenOmitted: 'DEFAULT' },
  'configuration.executeCommandConfiguration.logConfiguration.cloudWatchEncryptionEnabled': { whenOmitted: false },
  'configuration.executeCommandConfiguration.logConfiguration.s3EncryptionEnabled': { whenOmitted: false },
  'configuration.executeCommandConfiguration.logConfiguration.cloudWatchLogGroupName': {
    refersTo: { kinds: ['LogGroup'], attribute: 'name' },
  },
  'configuration.managedStorageConfiguration': { whenOmitted: keep },
  'serviceConnectDefaults.namespace': { sameAs: sameNamespace, outside: () => 'Cloud Map namespace' },
  capacityProviders: { unordered: true },
  'capacityProviders[]': { outside: foreignCapacity },
  defaultCapacityProviderStrategy: { keyedBy: ['capacityProvider'], maximumItems: 20 },
  'defaultCapacityProviderStrategy[].weight': { whenOmitted: 0, range: [0, 1000] },
  'defaultCapacityProviderStrategy[].base': { whenOmitted: 0, range: [0, 100_000] },
};

/** AWS cannot forget the block once it was set, so the block that says nothing but the default means "not set". */
function withoutDefaultLogging(value: Json): Json | undefined {
  if (!isObject(value)) return value;
  const isDefault = (name: string, item: Json | undefined) => name === 'logging' && item === 'DEFAULT';
  const said = Object.entries(value).filter(([name, item]) => !saysNothing(item) && !isDefault(name, item));
  return said.length > 0 ? value : undefined;
}

function saysNothing(value: Json | undefined): boolean {
  return value === undefined || value === null || (isObject(value) && Object.values(value).every(saysNothing));
}

/** AWS answers with the namespace's ARN, which does not contain the name. */
function sameNamespace(desired: Json | undefined, observed: Json | undefined): boolean {
  return isText(desired) && isText(observed) && !desired.startsWith('arn:') && observed.startsWith('arn:');
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string';
}
