import type { UpdateServiceRequest } from '@aws-sdk/client-ecs';
import { type JsonObject, sameJson } from '../../../lib/json.ts';
import { AwsError } from '../../aws-error.ts';
import type { Context, Wire } from '../../operation.ts';
import { requireService } from '../deployments/lookup.ts';
import { revisionSettings } from '../deployments/revision.ts';
import { startDeployment } from '../deployments/start-deployment.ts';
import type { StoredService } from '../deployments/stored.ts';
import { wake } from '../deployments/wake.ts';
import { required } from '../refusal.ts';
import type { EcsState } from '../state.ts';
import { hostCluster } from '../tasks/host-cluster.ts';
import { vary } from '../tasks/timing.ts';
import { changedService } from './changed-service.ts';
import { type Draft, draftedRevision } from './draft.ts';
import { refuseWhileRollingBack } from './refuse-while-rolling-back.ts';
import { requireRules } from './rules/all.ts';
import { serviceView } from './view.ts';

type Ecs = Context<EcsState>;
type Request = Wire<UpdateServiceRequest>;

/** Changes a service as a whole or not at all; a change of its revision, or force, starts a deployment. */
export function updateService(input: Request, context: Ecs) {
  const cluster = hostCluster(context, input.cluster);
  const service = requireService(context, cluster, required('Service', input.service));
  if (service.view.status !== 'ACTIVE') throw new AwsError('ServiceNotActiveException', 'Service was not ACTIVE.');
  refuseWhileRollingBack(service);
  const draft = changedService(context, { cluster, service }, input);
  requireRules({ request: input, draft, cluster, creating: false });
  Object.assign(service.view, draft.view);
  deploy(context, service, { draft, force: input.forceNewDeployment ?? false });
  return { service: serviceView(context, service) };
}

function deploy(context: Ecs, service: StoredService, { draft, force }: { draft: Draft; force: boolean }): void {
  const [primary] = service.deployments;
  const { definition } = draft;
  const settings = draftedRevision(draft);
  const same = primary && sameJson(settings as JsonObject, revisionSettings(primary.revision) as JsonObject);
  if (definition && (force || !same)) startDeployment(context, service, { settings, definition });
  else wake(context, service, vary(context.world, [5_000, 10_000]));
}
