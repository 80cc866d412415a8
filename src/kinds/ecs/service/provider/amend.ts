import type { CreateServiceRequest, DeploymentConfiguration, UpdateServiceRequest } from '@aws-sdk/client-ecs';
import { isObject } from '../../../../lib/json.ts';
import type { Amendment } from '../../../../model/provider.ts';

type Spec = CreateServiceRequest;

/** What UpdateService must be sent to take a field away: leaving it out would keep it. */
const removed = {
  capacityProviderStrategy: [],
  loadBalancers: [],
  serviceRegistries: [],
  placementConstraints: [],
  placementStrategy: [],
  volumeConfigurations: [],
  vpcLatticeConfigurations: [],
  gatewayConnectors: [],
  serviceConnectConfiguration: { enabled: false },
} as const;

/** The one UpdateService call for everything that differs; undefined when only tags do. */
export function amendService({ desired, observed, changed }: Amendment<Spec>): UpdateServiceRequest | undefined {
  const fields = [...changed].filter((field) => field !== 'launchType');
  const values = Object.fromEntries(fields.map((field) => [field, newValue(field, desired.spec)]));
  const request = {
    ...values,
    ...deployment(changed, desired.spec, observed.spec.deploymentConfiguration),
    ...placement(changed),
    ...volumes(changed, desired.spec),
    ...zoneRebalancing(changed, desired.spec, observed.spec.availabilityZoneRebalancing),
  };
  if (Object.keys(request).length === 0) return undefined;
  return { ...request, cluster: String(observed.facts.cluster), service: observed.attributes.name ?? '' };
}

function newValue(field: string, spec: Spec): unknown {
  return spec[field as keyof Spec] ?? removed[field as keyof typeof removed];
}

/** AWS merges this block member by member, so what is gone from the manifest is switched off by name. */
function deployment(
  changed: ReadonlySet<string>,
  spec: Spec,
  observed: unknown,
): { deploymentConfiguration?: DeploymentConfiguration } {
  if (!changed.has('deploymentConfiguration')) return {};
  const had = isObject(observed) ? observed : {};
  return {
    deploymentConfiguration: {
      ...(had.alarms ? { alarms: { alarmNames: [], enable: false, rollback: false } } : {}),
      ...(had.lifecycleHooks ? { lifecycleHooks: [] } : {}),
      ...spec.deploymentConfiguration,
    },
  };
}

/** AWS demands a new deployment with any change of the capacity provider strategy, and an empty one to go back to a launch type. */
function placement(changed: ReadonlySet<string>): Partial<UpdateServiceRequest> {
  if (changed.has('capacityProviderStrategy')) return { forceNewDeployment: true };
  return changed.has('launchType') ? { capacityProviderStrategy: [], forceNewDeployment: true } : {};
}

/** A new revision with volumes configured at launch is refused unless their configuration comes with it. */
function volumes(changed: ReadonlySet<string>, { volumeConfigurations }: Spec): Partial<UpdateServiceRequest> {
  return changed.has('taskDefinition') && volumeConfigurations ? { volumeConfigurations } : {};
}

/** AWS refuses maximumPercent up to 100 while it rebalances zones, unless both change in one call. */
function zoneRebalancing(changed: ReadonlySet<string>, spec: Spec, observed: unknown): Partial<UpdateServiceRequest> {
  const isTight = (spec.deploymentConfiguration?.maximumPercent ?? 200) <= 100;
  const mustStop =
    changed.has('deploymentConfiguration') &&
    isTight &&
    observed === 'ENABLED' &&
    !changed.has('availabilityZoneRebalancing');
  return mustStop ? { availabilityZoneRebalancing: 'DISABLED' } : {};
}
