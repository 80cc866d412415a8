import { AwsError } from "../../../aws-error.js";
import { requireFittingCapacity } from "../../tasks/launch-check.js";
import { resolvePlatformVersion } from "../../tasks/platform.js";
import { connectRules } from "./connect.js";
import { controllerRules } from "./controller.js";
import { deploymentRules } from "./deployment.js";
import { identityRules } from "./identity.js";
import { loadBalancerRules } from "./load-balancer.js";
import { placementRules } from "./placement.js";
import { schedulingRules } from "./scheduling.js";
import { volumeRules } from "./volume.js";
/** In the order in which they are checked; AWS's order among them is not known. */
const rules = [
    ...identityRules,
    ...controllerRules,
    ...schedulingRules,
    ...deploymentRules,
    ...loadBalancerRules,
    ...placementRules,
    ...connectRules,
    ...volumeRules,
];
/** Throws what ECS answers to the first thing it does not accept of a service. */
export function requireRules(subject) {
    const { view, definition } = subject.draft;
    const broken = rules.find((rule) => rule.when(subject));
    if (broken) {
        const message = typeof broken.message === 'string' ? broken.message : broken.message(subject);
        throw new AwsError(broken.code ?? 'InvalidParameterException', message);
    }
    if (!definition)
        return;
    requireFittingCapacity(definition, view, subject.request);
    if (view.platformVersion)
        resolvePlatformVersion(definition, view.platformVersion);
}
