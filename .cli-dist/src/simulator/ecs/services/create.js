import { sameJson } from "../../../lib/json.js";
import { look } from "../deployments/scheduler.js";
import { startDeployment } from "../deployments/start-deployment.js";
import { invalidParameter } from "../refusal.js";
import { hostCluster } from "../tasks/host-cluster.js";
import { requireNetwork, usableDefinition } from "../tasks/launch-check.js";
import { draftedRevision } from "./draft.js";
import { newService } from "./new-service.js";
import { requireRules } from "./rules/all.js";
import { serviceView } from "./view.js";
/**
 * Creates a service, or answers with the one that the same request with the same client token created. What is refused is
 * refused in AWS's order: cluster, task definition, network, the rest, and a namesake last.
 */
export function createService(input, context) {
    const cluster = hostCluster(context, input.cluster);
    const external = input.deploymentController?.type === 'EXTERNAL';
    const definition = external ? undefined : usableDefinition(context.state, input.taskDefinition);
    if (definition)
        requireNetwork(definition, input.networkConfiguration);
    const draft = newService(context, { cluster, definition }, input);
    requireRules({ request: input, draft, cluster, creating: true });
    const service = repeatedCreate(namesakeOf(context, cluster, input), input) ?? add(context, { cluster, draft }, input);
    const { tags = [] } = service.view;
    return { service: { ...serviceView(context, service), ...(tags.length > 0 ? { tags: structuredClone(tags) } : {}) } };
}
function namesakeOf({ state }, { view }, { serviceName = '' }) {
    return state.services.get(view.clusterName ?? '')?.get(serviceName);
}
/** Tags are not compared: a repeated create neither changes them nor fails because of them. */
function repeatedCreate(namesake, input) {
    if (!namesake || namesake.view.status === 'INACTIVE')
        return undefined;
    if (namesake.view.status === 'DRAINING')
        throw invalidParameter('Unable to Start a service that is still Draining.');
    const { createdBy } = namesake;
    const same = sameJson({ ...createdBy, tags: undefined }, { ...input, tags: undefined });
    if (input.clientToken !== undefined && same)
        return namesake;
    throw invalidParameter('Creation of service was not idempotent.');
}
function add(context, { cluster, draft }, input) {
    const clusterName = cluster.view.clusterName ?? '';
    const service = {
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
    const services = context.state.services.get(clusterName) ?? new Map();
    // Set anew, so that a list shows it in the order of creation also when it replaces a tombstone.
    services.delete(service.name);
    context.state.services.set(clusterName, services.set(service.name, service));
    const { definition } = draft;
    if (definition)
        startDeployment(context, service, { settings: draftedRevision(draft), definition });
    return service;
}
