import type { Context } from '../../../operation.ts';
import { vary } from '../../tasks/timing.ts';
import { failDeployment } from '../fail-deployment.ts';
import type { Lifecycle, StoredService, StoredServiceDeployment } from '../stored.ts';
import type { Act } from './act.ts';
import { beginHook, isOpen, pursueHook } from './hooks.ts';
import { isMidway } from './is-midway.ts';
import { readyForTraffic } from './ready-for-traffic.ts';
import { shiftTraffic } from './shift-traffic.ts';

type Here = Context<unknown>;

const minuteMs = 60_000;
/** How long, in milliseconds, a stage may wait for tasks. */
export const longestWaitMs = 24 * 60 * minuteMs;

/** Takes a deployment that runs beside what it replaces one act further, or fails it where it cannot go on. */
export function advance(context: Here, service: StoredService): void {
  const [current] = service.history;
  if (!current?.lifecycle || !isMidway(current) || service.view.status !== 'ACTIVE') return;
  const { lifecycle } = current;
  for (const hook of lifecycle.hooks) pursueHook(context.world, hook);
  const waiting = isWaiting(context, service, current);
  const problem = lifecycle.hooks.find((hook) => hook.problem)?.problem ?? (waiting && overdue(context, lifecycle));
  if (problem) fail(context, service, problem);
  else if (!waiting && context.world.clock.now() >= lifecycle.until && !lifecycle.hooks.some(isOpen))
    enterNext(context, current, lifecycle);
}

function isWaiting(context: Here, service: StoredService, { target, lifecycle }: StoredServiceDeployment): boolean {
  const waitsFor = presentAct(lifecycle)?.waitsFor;
  const side = waitsFor === 'green' ? target : lifecycle?.blue;
  return waitsFor !== undefined && side !== undefined && !readyForTraffic(context, service, side);
}

function overdue({ world }: Here, lifecycle: Lifecycle): string | undefined {
  if (world.clock.now() < lifecycle.since + longestWaitMs) return undefined;
  return `the ${presentAct(lifecycle)?.stage} stage did not end within 24 hours.`;
}

function presentAct(lifecycle: Lifecycle | undefined): Act | undefined {
  return lifecycle?.acts[lifecycle.position];
}

/** Goes back wherever that is possible: no setting asks for it. */
function fail(context: Here, service: StoredService, because: string): void {
  const symptom = `Service deployment rolled back because ${because}`;
  failDeployment(context, service, { cause: 'failed', symptom, because, rollback: true });
}

function enterNext({ world }: Here, { view }: StoredServiceDeployment, lifecycle: Lifecycle): void {
  lifecycle.position += 1;
  const act = presentAct(lifecycle);
  if (!act) return;
  const { stage, hooks, traffic = {}, minutes = 0 } = act;
  lifecycle.since = world.clock.now();
  lifecycle.until = lifecycle.since + vary(world, [2_000, 4_000]) + minutes * minuteMs;
  Object.assign(view, { lifecycleStage: stage, updatedAt: world.nowSeconds });
  shiftTraffic(lifecycle, traffic);
  if (!hooks) return;
  const configured = view.deploymentConfiguration?.lifecycleHooks ?? [];
  const called = configured.filter(({ lifecycleStages }) => lifecycleStages?.includes(hooks));
  lifecycle.hooks.push(...called.map((hook) => beginHook(world, hook, hooks)));
}
