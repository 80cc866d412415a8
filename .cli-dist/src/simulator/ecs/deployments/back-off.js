import { isHealthy } from "../tasks/health.js";
import { announce } from "./announce.js";
import { servingDeployment } from "./limits.js";
import { belongsTo, liveTasks } from "./task-counts.js";
const freeRounds = 3;
const baseMs = 60_000;
const capMs = 900_000;
/** Notes which tasks have turned healthy; the first of a deployment wipes out its failures. */
export function proveHealthy(context, service) {
    for (const deployment of service.deployments)
        proveTasks(context, service, deployment);
}
/**
 * Slows the start of tasks that keep failing: nothing for two rounds of failures, then a minute that doubles up to a
 * quarter of an hour.
 */
export function slowDown(context, service) {
    const serving = servingDeployment(service);
    if (!serving?.backOff.failedAgain)
        return;
    const rounds = serving.backOff.rounds + 1;
    const delayMs = rounds < freeRounds ? 0 : Math.min(capMs, baseMs * 2 ** Math.min(rounds - freeRounds, 10));
    Object.assign(serving.backOff, { failedAgain: false, rounds, until: context.world.clock.now() + delayMs });
    if (rounds !== freeRounds)
        return;
    announce(context, service, 'is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.');
}
function proveTasks({ world }, service, deployment) {
    const unproven = liveTasks(service).filter((task) => belongsTo(task, deployment) && !task.provenHealthy);
    const healthy = unproven.filter((task) => isHealthy(task, world.clock.now()));
    if (healthy.length === 0)
        return;
    for (const task of healthy)
        task.provenHealthy = true;
    Object.assign(deployment.backOff, { rounds: 0, until: 0 });
    const breaker = service.view.deploymentConfiguration?.deploymentCircuitBreaker;
    if (breaker?.resetOnHealthyTask !== false)
        deployment.failedTasks = 0;
}
