import { isObject } from "../../../lib/json.js";
/** A service is healthy when one completed deployment runs exactly the desired number of tasks. */
export function serviceHealth({ facts, leaving }) {
    if (leaving)
        return { status: 'Progressing', message: 'draining' };
    const deployments = (Array.isArray(facts.deployments) ? facts.deployments : []).filter(isObject);
    const primary = deployments.find(({ status }) => status === 'PRIMARY');
    const failed = deployments.find(({ rolloutState }) => rolloutState === 'FAILED');
    const count = `${String(facts.runningCount ?? 0)}/${String(facts.desiredCount ?? 0)} tasks running`;
    if (facts.rolledBack !== undefined)
        return { status: 'Degraded', message: `ECS rolled the last deployment back: ${reasonOf(failed ?? primary)}` };
    if (primary?.rolloutState === 'FAILED')
        return { status: 'Degraded', message: `the deployment failed: ${reasonOf(primary)}` };
    if (primary?.rolloutState === 'IN_PROGRESS')
        return { status: 'Progressing', message: `${count}; ${reasonOf(primary)}` };
    if (facts.runningCount !== facts.desiredCount || deployments.length > 1)
        return { status: 'Progressing', message: count };
    return { status: 'Healthy', message: '' };
}
function reasonOf(deployment) {
    return String(deployment?.rolloutStateReason ?? 'no reason given');
}
