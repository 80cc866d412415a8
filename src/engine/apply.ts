import type { Event } from '../model/event.ts';
import { type Failure, failureOf } from '../model/failure.ts';
import type { Outcome } from '../model/outcome.ts';
import { isActive, type Plan, type Step, stepsById } from '../model/plan.ts';
import type { Ports } from '../model/ports.ts';
import type { Attributes, ResourceId } from '../model/resource.ts';
import { takeStep } from './take-step.ts';
import { wavesOf } from './waves.ts';

/** Takes the plan's steps wave by wave, independent ones at the same time; a failed step stops what depends on it and later waves. */
export async function apply(plan: Plan, ports: Ports, signal?: AbortSignal): Promise<Outcome[]> {
  const running = new Map<ResourceId, Promise<Outcome>>();
  const attributes = new Map<ResourceId, Attributes>();
  const stepById = stepsById(plan);
  let stoppedBy: Outcome | undefined;
  for (const wave of wavesOf(plan)) {
    const outcomes = await Promise.all(wave.map(start));
    stoppedBy ??= outcomes.find((outcome) => didNotHappen(outcome) && stepById.get(outcome.id)?.change.op !== 'prune');
  }
  return Promise.all(running.values());

  function start(step: Step): Promise<Outcome> {
    const { id } = step.change;
    const started = running.get(id) ?? run(step);
    running.set(id, started);
    return started;
  }

  async function run(step: Step): Promise<Outcome> {
    const before = step.change.after.flatMap((id) => stepById.get(id) ?? []);
    // The queue is entered before the first await, so that a step is started once however many wait for it.
    const earlier = await Promise.all(before.map(startLater));
    const outcome = await outcomeOf(step, earlier);
    if (outcome.attributes) attributes.set(outcome.id, outcome.attributes);
    return outcome;
  }

  async function startLater(step: Step): Promise<Outcome> {
    await Promise.resolve();
    return start(step);
  }

  async function outcomeOf(step: Step, earlier: readonly Outcome[]): Promise<Outcome> {
    const { id } = step.change;
    if (!isActive(step)) return unchanged(step);
    const blocked = stoppedBy ?? earlier.find((outcome) => didNotHappen(outcome) || isMissing(outcome));
    if (blocked) return stopped(id, blocked);
    if (signal?.aborted) return skipped(id, { reason: 'Interrupted', message: 'evenkeel is stopping' });
    const { revision } = plan;
    return watched(step, ports.emit, () =>
      takeStep(step, ports, { revision, attributesOf: (other) => attributes.get(other) }),
    );
  }

  function isMissing({ id }: Outcome): boolean {
    const change = stepById.get(id)?.change;
    return change?.op === 'create' && change.held !== undefined;
  }
}

function didNotHappen({ result }: Outcome): boolean {
  return result === 'failed' || result === 'skipped';
}

function unchanged({ change, observed }: Step): Outcome {
  return { id: change.id, result: 'unchanged', ...(observed ? { attributes: observed.attributes } : {}) };
}

function stopped(id: ResourceId, { id: blocker, blockedBy = blocker }: Outcome): Outcome {
  return { ...skipped(id, { reason: 'DependencyNotReady', message: `${blocker} is not ready` }), blockedBy };
}

function skipped(id: ResourceId, failure: Failure): Outcome {
  return { id, result: 'skipped', failure };
}

async function watched(step: Step, emit: (event: Event) => void, take: () => Promise<Outcome>): Promise<Outcome> {
  const { id, op } = step.change;
  emit({ type: 'StepStarted', id, op });
  const outcome = await take().catch(
    (error: unknown): Outcome => ({ id, result: 'failed', failure: failureOf(error) }),
  );
  emit({ type: 'StepFinished', id, op, outcome });
  return outcome;
}
