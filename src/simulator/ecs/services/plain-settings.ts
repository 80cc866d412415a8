import type { ServiceRequest } from './draft.ts';

const names = [
  'desiredCount',
  'healthCheckGracePeriodSeconds',
  'enableECSManagedTags',
  'propagateTags',
  'enableExecuteCommand',
  'placementConstraints',
  'loadBalancers',
  'serviceRegistries',
  'deploymentController',
  'availabilityZoneRebalancing',
] as const satisfies readonly (keyof ServiceRequest)[];

type PlainSettings = Pick<ServiceRequest, (typeof names)[number]>;

/** The given settings that answers show just as they were sent, as a copy. */
export function plainSettings(request: ServiceRequest): PlainSettings {
  const given = names.map((name) => [name, request[name]] as const).filter(([, value]) => value !== undefined);
  return structuredClone(Object.fromEntries(given)) as PlainSettings;
}
