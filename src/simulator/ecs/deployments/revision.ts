import type { ServiceRevision } from '@aws-sdk/client-ecs';
import type { Wire } from '../../operation.ts';

/** Members of a service that make up a revision: a change of one of them starts a deployment. */
const names = [
  'taskDefinition',
  'launchType',
  'capacityProviderStrategy',
  'platformVersion',
  'platformFamily',
  'networkConfiguration',
  'loadBalancers',
  'serviceRegistries',
  'serviceConnectConfiguration',
  'volumeConfigurations',
  'vpcLatticeConfigurations',
  'monitoring',
] as const satisfies readonly (keyof ServiceRevision)[];

/** What a revision holds, apart from what names and dates it; an empty list counts as left out. */
export type RevisionSettings = Pick<Wire<ServiceRevision>, (typeof names)[number]>;

/** The settings among the members of a service or revision, as a copy. */
export function revisionSettings(source: RevisionSettings): RevisionSettings {
  const given = names.map((name) => [name, source[name]] as const);
  const kept = given.filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0));
  return structuredClone(Object.fromEntries(kept)) as RevisionSettings;
}
