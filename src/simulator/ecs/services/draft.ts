import type {
  CreateServiceRequest,
  Service,
  ServiceRevision,
  TaskDefinition,
  UpdateServiceRequest,
} from '@aws-sdk/client-ecs';
import type { Wire } from '../../operation.ts';
import { type RevisionSettings, revisionSettings } from '../deployments/revision.ts';
import { onFargate } from '../tasks/capacity.ts';
import { resolvePlatformVersion } from '../tasks/platform.ts';

/** Settings that a service's own answers do not show; its deployments and revisions do. */
export type HiddenSettings = Pick<
  Wire<ServiceRevision>,
  'serviceConnectConfiguration' | 'volumeConfigurations' | 'vpcLatticeConfigurations' | 'monitoring'
>;

/** What a service would be if the request were accepted. */
export interface Draft {
  readonly view: Wire<Service>;
  readonly hidden: HiddenSettings;
  /** Absent for an external deployment controller. */
  readonly definition: Wire<TaskDefinition> | undefined;
}

/** A request to create or to update, for rules that look at what was sent. */
export type ServiceRequest = Partial<Wire<CreateServiceRequest> & Wire<UpdateServiceRequest>>;

/** The revision that the draft asks for; the platform version is the one that it stands for today. */
export function draftedRevision({ view, hidden, definition }: Draft): RevisionSettings {
  const platformVersion = onFargate(view) ? resolvePlatformVersion(definition, view.platformVersion) : undefined;
  return revisionSettings({ ...(view as RevisionSettings), ...hidden, platformVersion });
}
