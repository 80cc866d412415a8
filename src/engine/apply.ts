import type { Event } from '../model/event.ts';
import { type Failure, failureOf } from '../model/failure.ts';
import type { Outcome } from '../model/outcome.ts';
import { isActive, type Plan, type Step } from '../model/plan.ts';
import type { Ports } from '../model/ports.ts';
import type { Attributes, ResourceId } from '../model/resource.ts';
import { takeStep } from './take-step.ts';
import { waitsFor } from './waits-for.ts';

/** Takes the plan's steps, independent ones at the same time; a failed step stops only what depends on it. */
export async function apply(plan: Plan, ports: Ports, signal?: AbortSignal): Promise<Outcome[]> {
  const running = new Map<ResourceId, Promise<Outcome>>();
  const attributes = new Map<ResourceId, Attributes>();
  const prerequisites = waitsFor(plan);
  const stepById = new Map(plan.steps.map((step) => [step.change.id, step]));
  for (const step of plan.steps) start(step);
  return Promise.all(running.values());

  function start(step: Step): Promise<Outcome> {
    const { id } = step.change;
    const started = running.get(id) ?? run(step);
    running.set(id, started);
    return started;
  }

  async function run(step: Step): Promise<Outcome> {
    const before = (prerequisites.get(step.change.id) ?? []).flatMap((id) => stepById.get(id) ?? []);
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
    const blocked = earlier.find(({ id: other, result }) => blocks(other, result, step));
    if (blocked) return skipped(id, { reason: 'DependencyNotReady', message: `${blocked.id} is not ready` });
    if (signal?.aborted) return skipped(id, { reason: 'Interrupted', message: 'evenkeel is stopping' });
    return watched(step, ports.emit, () => takeStep(step, ports, (other) => attributes.get(other)));
  }

  function blocks(other: ResourceId, result: Outcome['result'], step: Step): boolean {
    if (result === 'failed' || result === 'skipped') return true;
    const change = stepById.get(other)?.change;
    const isMissing = change?.op === 'create' && change.held !== undefined;
    return isMissing && step.change.after.includes(other);
  }
}

function unchanged({ change, observed }: Step): Outcome {
  return { id: change.id, result: 'unchanged', ...(observed ? { attributes: observed.attributes } : {}) };
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
