import type { CreateServiceRequest } from '@aws-sdk/client-ecs';
import { type JsonObject, sameJson } from '../../../lib/json.ts';
import type { Context, Wire } from '../../operation.ts';
import type { StoredCluster } from '../clusters/stored.ts';
import { look } from '../deployments/scheduler.ts';
import { startDeployment } from '../deployments/start-deployment.ts';
import type { StoredService } from '../deployments/stored.ts';
import { invalidParameter } from '../refusal.ts';
import type { EcsState } from '../state.ts';
import { hostCluster } from '../tasks/host-cluster.ts';
import { requireNetwork, usableDefinition } from '../tasks/launch-check.ts';
import { type Draft, draftedRevision } from './draft.ts';
import { newService } from './new-service.ts';
import { requireRules } from './rules/all.ts';
import { serviceView } from './view.ts';

type Ecs = Context<EcsState>;
type Request = Wire<CreateServiceRequest>;

/**
 * Creates a service, or answers with the one that the same request with the same client token created. What is refused is
 * refused in AWS's order: cluster, task definition, network, the rest, and a namesake last.
 */
export function createService(input: Request, context: Ecs) {
  const cluster = hostCluster(context, input.cluster);
  const external = input.deploymentController?.type === 'EXTERNAL';
  const definition = external ? undefined : usableDefinition(context.state, input.taskDefinition);
  if (definition) requireNetwork(definition, input.networkConfiguration);
  const draft = newService(context, { cluster, definition }, input);
  requireRules({ request: input, draft, cluster, creating: true });
  const service = repeatedCreate(namesakeOf(context, cluster, input), input) ?? add(context, { cluster, draft }, input);
  const { tags = [] } = service.view;
  return { service: { ...serviceView(context, service), ...(tags.length > 0 ? { tags: structuredClone(tags) } : {}) } };
}

function namesakeOf({ state }: Ecs, { view }: StoredCluster, { serviceName = '' }: Request): StoredService | undefined {
  return state.services.get(view.clusterName ?? '')?.get(serviceName);
}

/** Tags are not compared: a repeated create neither changes them nor fails because of them. */
function repeatedCreate(namesake: StoredService | undefined, input: Request): StoredService | undefined {
  if (!namesake || namesake.view.status === 'INACTIVE') return undefined;
  if (namesake.view.status === 'DRAINING') throw invalidParameter('Unable to Start a service that is still Draining.');
  const { createdBy } = namesake;
  const same = sameJson({ ...createdBy, tags: undefined } as JsonObject, { ...input, tags: undefined } as JsonObject);
  if (input.clientToken !== undefined && same) return namesake;
  throw invalidParameter('Creation of service was not idempotent.');
}

function add(
  context: Ecs,
  { cluster, draft }: { cluster: StoredCluster; draft: Draft },
  input: Request,
): StoredService {
  const clusterName = cluster.view.clusterName ?? '';
  const service: StoredService = {
    clusterName,
    name: input.serviceName ?? '',
    createdBy: input,
    view: draft.view,
    deployments: [],
    lastCompleted: undefined,
    history: [],
    tasks: new Set(),
    steady: false,
    look: () => look(context, service),
    wakeUp: undefined,
    drainUntil: 0,
  };
  const services = context.state.services.get(clusterName) ?? new Map<string, StoredService>();
  // Set anew, so that a list shows it in the order of creation also when it replaces a tombstone.
  services.delete(service.name);
  context.state.services.set(clusterName, services.set(service.name, service));
  const { definition } = draft;
  if (definition) startDeployment(context, service, { settings: draftedRevision(draft), definition });
  return service;
}
