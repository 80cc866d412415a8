import type { JsonObject } from '../../src/lib/json.ts';
import type { HealthStatus } from '../../src/model/status.ts';
import { isWrite } from './call-history.ts';
import { type ControlledShip, controlledShip } from './controlled-ship.ts';
import { manifest, serviceSpec, taskDefinitionSpec } from './manifests.ts';
import type { SimulatedAws } from './simulated-aws.ts';

export const minute = 60_000;
export const hour = 60 * minute;

/** Rolls back when tasks fail. */
export const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } };

/** The second image of the service, which stories have something happen to. */
export const next = 'public.ecr.aws/nginx/nginx:2';

/** What a story's service is made of besides what every one has. */
export interface Rollout {
  readonly container?: JsonObject;
  readonly service?: JsonObject;
}

/** A cluster, a task definition and a service of two tasks with a circuit breaker, a file each. */
export function fleet({ container, service }: Rollout = {}): Record<string, string> {
  return {
    'cluster.yaml': manifest('Cluster', 'demo', { spec: { capacityProviders: ['FARGATE', 'FARGATE_SPOT'] } }),
    'task-definition.yaml': manifest('TaskDefinition', 'web', { spec: taskDefinitionSpec(container) }),
    'service.yaml': manifest('Service', 'web', {
      spec: serviceSpec({ desiredCount: 2, deploymentConfiguration: breaker, ...service }),
    }),
  };
}

/**
 * A controller for a story of days. It looks at everything every half an hour: passes cost real time, and what is on its way is
 * followed as closely as ever.
 */
export function patientShip(files: Record<string, string>, aws?: SimulatedAws): ControlledShip {
  return controlledShip(files, { intervalMs: 30 * minute, ...(aws ? { aws } : {}) });
}

/** A controller whose service runs and is healthy; the calls until then are forgotten. */
export async function underWay(rollout: Rollout = {}): Promise<ControlledShip> {
  const vessel = patientShip(fleet(rollout));
  await firstPass(vessel);
  await vessel.aws.clock.advance(15 * minute);
  vessel.events.length = 0;
  vessel.aws.calls.length = 0;
  return vessel;
}

/** Waits for the first pass of a controller. */
export function firstPass({ aws, controller }: ControlledShip): Promise<void> {
  return aws.clock.until(() => controller.board.lastPassAt !== undefined);
}

/** Writes a new image of the service into the source. */
export function deploy(vessel: ControlledShip, rollout: Rollout = { container: { image: next } }): void {
  const files = fleet(rollout);
  vessel.write('task-definition.yaml', files['task-definition.yaml']);
}

/** What the controller shows of the service: `Healthy`, or `Degraded: ECS rolled web:2 back: …`. */
export function verdict({ controller }: ControlledShip): string {
  const { status, message }: { status: HealthStatus; message: string } = controller.board.entry('Service/web')?.status
    .health ?? { status: 'Missing', message: '' };
  return message === '' ? status : `${status}: ${message}`;
}

/** What the controller changed on AWS, in order: `UpdateService`. */
export function writes({ ownCalls }: ControlledShip): string[] {
  return ownCalls()
    .filter(isWrite)
    .map(({ operation }) => operation);
}

/** What the controller changes on AWS in the next day, and the verdict at its end. */
export async function dayAfter(vessel: ControlledShip): Promise<{ verdict: string; writes: string[] }> {
  const before = writes(vessel).length;
  await vessel.aws.clock.advance(24 * hour);
  return { verdict: verdict(vessel), writes: writes(vessel).slice(before) };
}

/** The verdicts of the controller in the time to come, each once in the order in which they came up. */
export async function verdictsIn(vessel: ControlledShip, durationMs: number): Promise<string[]> {
  const seen = new Set([verdict(vessel)]);
  for (let passedMs = 0; passedMs < durationMs; passedMs += 5000) {
    await vessel.aws.clock.advance(5000);
    seen.add(verdict(vessel));
  }
  return [...seen];
}

/** The reason why the controller holds the service's deployment back, if it does. */
export function heldBy({ controller }: ControlledShip): string | undefined {
  return controller.board.entry('Service/web')?.step.change.held?.reason;
}
