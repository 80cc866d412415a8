import { type Clock, sleep } from '../lib/clock.ts';
import { canonicalJson } from '../lib/json.ts';
import type { Event } from '../model/event.ts';
import { failureClass, failureOf } from '../model/failure.ts';
import { isActive, type Step } from '../model/plan.ts';
import type { ResourceId } from '../model/resource.ts';
import { isWaiting, Ledger, type Standing } from './ledger.ts';
import { pauseAfter } from './pause.ts';
import type { Progress } from './print/progress-line.ts';
import type { Report, Workspace } from './shell.ts';

/** A plan that was agreed to. */
export interface RolloutRequest {
  readonly workspace: Workspace;
  readonly planned: Report;
  readonly prune: boolean;
  readonly retried: readonly ResourceId[];
  readonly ignoreWindows: boolean;
  readonly wait: boolean;
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/** Applies the plan and then looks, and tries again what time mends, until all is healthy, hopeless or late. Throws FailureError. */
export async function rollOut(request: RolloutRequest): Promise<ReadonlyMap<ResourceId, Standing>> {
  const { workspace, planned, prune, retried, ignoreWindows, signal, clock } = request;
  const ledger = new Ledger(request.progress);
  const involved = planned.plan.steps.filter((step) => isActive(step) || isWaiting(step.change.held));
  const agreed = new Map(involved.map((step) => [step.change.id, contentOf(step)]));
  for (const step of involved) ledger.begin(step);
  ledger.takeOutcomes(await workspace.runtime.apply(planned, { prune, retried, ignoreWindows, signal }));
  const deadline = clock.now() + request.timeoutMs;
  for (let looks = 0; request.wait && ledger.isOpen && !signal.aborted && clock.now() < deadline; looks++) {
    await sleep(clock, Math.min(pauseAfter(looks), deadline - clock.now()), signal);
    if (!signal.aborted) await lookAgain(request, ledger, agreed);
  }
  return ledger.standings;
}

/** Shows the steps of an apply as they start. */
export function stepListener(progress: Progress): (event: Event) => void {
  return (event) => {
    if (event.type === 'StepStarted') progress.show({ id: event.id, state: 'applying', detail: event.op });
  };
}

async function lookAgain(
  request: RolloutRequest,
  ledger: Ledger,
  agreed: ReadonlyMap<ResourceId, string>,
): Promise<void> {
  const { workspace, prune, ignoreWindows, signal } = request;
  try {
    const look = await workspace.runtime.plan({ prune, ignoreWindows, targets: [...agreed.keys()] });
    // Only what was agreed to is done: a manifest that was edited meanwhile needs a plan of its own.
    const again = look.plan.steps.filter((step) => isActive(step) && agreed.get(step.change.id) === contentOf(step));
    const tried = again.filter(({ change }) => !ledger.isFinal(change.id));
    ledger.takeLook(look, new Set(tried.map(({ change }) => change.id)));
    if (tried.length === 0) return;
    const steps = look.plan.steps.filter((step) => !isActive(step) || tried.includes(step));
    const narrowed = { ...look, plan: { ...look.plan, steps } };
    ledger.takeOutcomes(await workspace.runtime.apply(narrowed, { prune, ignoreWindows, signal }));
  } catch (error) {
    const failure = failureOf(error);
    // The network may come back; credentials do not.
    if (failureClass(failure) !== 'transient') throw error;
    ledger.noteDelay(failure);
  }
}

/** What the author wrote, before references are resolved. */
function contentOf({ change, manifest }: Step): string {
  return manifest ? canonicalJson(manifest.spec) : change.op;
}
