import { sameJson } from "../../../lib/json.js";
import { AwsError } from "../../aws-error.js";
import { requireService } from "../deployments/lookup.js";
import { revisionSettings } from "../deployments/revision.js";
import { startDeployment } from "../deployments/start-deployment.js";
import { wake } from "../deployments/wake.js";
import { required } from "../refusal.js";
import { hostCluster } from "../tasks/host-cluster.js";
import { vary } from "../tasks/timing.js";
import { changedService } from "./changed-service.js";
import { draftedRevision } from "./draft.js";
import { requireRules } from "./rules/all.js";
import { serviceView } from "./view.js";
/** Changes a service as a whole or not at all; a change of its revision, or force, starts a deployment. */
export function updateService(input, context) {
    const cluster = hostCluster(context, input.cluster);
    const service = requireService(context, cluster, required('Service', input.service));
    if (service.view.status !== 'ACTIVE')
        throw new AwsError('ServiceNotActiveException', 'Service was not ACTIVE.');
    const draft = changedService(context, { cluster, service }, input);
    requireRules({ request: input, draft, cluster, creating: false });
    Object.assign(service.view, draft.view);
    deploy(context, service, { draft, force: input.forceNewDeployment ?? false });
    return { service: serviceView(context, service) };
}
function deploy(context, service, { draft, force }) {
    const [primary] = service.deployments;
    const { definition } = draft;
    const settings = draftedRevision(draft);
    const same = primary && sameJson(settings, revisionSettings(primary.revision));
    if (definition && (force || !same))
        startDeployment(context, service, { settings, definition });
    else
        wake(context, service, vary(context.world, [5_000, 10_000]));
}
