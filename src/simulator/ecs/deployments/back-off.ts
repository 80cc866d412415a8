import type { Context } from '../../operation.ts';
import { isHealthy } from '../tasks/health.ts';
import { announce } from './announce.ts';
import { configurationInForce } from './configuration-in-force.ts';
import { servingDeployment } from './limits.ts';
import type { StoredDeployment, StoredService } from './stored.ts';
import { belongsTo, liveTasks } from './task-counts.ts';

type Here = Context<unknown>;

const freeRounds = 3;
const baseMs = 60_000;
const capMs = 900_000;

/** Notes which tasks have turned healthy; the first of a deployment wipes out its failures. */
export function proveHealthy(context: Here, service: StoredService): void {
  for (const deployment of service.deployments) proveTasks(context, service, deployment);
}

/**
 * Slows the start of tasks that keep failing: nothing for two rounds of failures, then a minute that doubles up to a
 * quarter of an hour.
 */
export function slowDown(context: Here, service: StoredService): void {
  const serving = servingDeployment(service);
  if (!serving?.backOff.failedAgain) return;
  const rounds = serving.backOff.rounds + 1;
  const delayMs = rounds < freeRounds ? 0 : delayAfter(rounds - freeRounds + 1);
  Object.assign(serving.backOff, { failedAgain: false, rounds, until: context.world.clock.now() + delayMs });
  if (rounds !== freeRounds) return;
  announce(
    context,
    service,
    'is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
  );
}

/** Milliseconds to wait after so many attempts in vain: a minute, doubled each time, up to a quarter of an hour. */
export function delayAfter(rounds: number): number {
  return Math.min(capMs, baseMs * 2 ** Math.min(rounds - 1, 10));
}

function proveTasks({ world }: Here, service: StoredService, deployment: StoredDeployment): void {
  const unproven = liveTasks(service).filter((task) => belongsTo(task, deployment) && !task.provenHealthy);
  const healthy = unproven.filter((task) => isHealthy(task, world.clock.now()));
  if (healthy.length === 0) return;
  for (const task of healthy) task.provenHealthy = true;
  Object.assign(deployment.backOff, { rounds: 0, until: 0 });
  const breaker = configurationInForce(service).deploymentCircuitBreaker;
  if (breaker?.resetOnHealthyTask !== false) deployment.failedTasks = 0;
}
