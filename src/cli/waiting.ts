import { type Clock, sleep } from '../lib/clock.ts';
import type { ResourceId } from '../model/resource.ts';
import { type ConditionName, heldVerdict, judge, type Verdict } from './condition.ts';
import { type Sight, sightsOf } from './looking.ts';
import { pauseAfter } from './pause.ts';
import { isFinal, isWell, type Progress } from './print/progress-line.ts';
import type { Report, Workspace } from './shell.ts';

/** What is waited for. */
export interface WaitingRequest {
  readonly workspace: Workspace;
  readonly ids: readonly ResourceId[];
  readonly condition: ConditionName;
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/** Where a resource was when the waiting ended. */
export interface Waited extends Verdict {
  readonly id: ResourceId;
  /** Absent when neither the manifests nor AWS have it. */
  readonly sight?: Sight;
}

/** Looks again and again until every resource meets the condition, one cannot without a person, or time is up. Throws FailureError. */
export async function waitUntil(request: WaitingRequest): Promise<readonly Waited[]> {
  const { ids, clock, signal, timeoutMs } = request;
  const deadline = clock.now() + timeoutMs;
  const standings = new Map<ResourceId, Waited>();
  for (let looks = 0; ; looks++) {
    const open = ids.filter((id) => !isOver(standings.get(id)));
    for (const waited of await look(request, open)) standings.set(waited.id, waited);
    if (isSettled([...standings.values()]) || signal.aborted || clock.now() >= deadline) break;
    await sleep(clock, Math.min(pauseAfter(looks), deadline - clock.now()), signal);
    if (signal.aborted) break;
  }
  return [...standings.values()];
}

async function look(
  { workspace, condition, progress, signal }: WaitingRequest,
  targets: readonly ResourceId[],
): Promise<Waited[]> {
  // Whoever prunes is somebody else: here pruning counts as allowed.
  const report = await workspace.runtime.plan({ targets, prune: true, signal });
  const sights = new Map(sightsOf(report).map((sight) => [sight.status.id, sight]));
  return targets.map((id) => {
    const sight = sights.get(id);
    const verdict = (sight ? undefined : unseen(report, id, condition)) ?? judge(condition, sight);
    progress.show({ id, state: verdict.state, detail: verdict.detail });
    return { id, ...verdict, ...(sight ? { sight } : {}) };
  });
}

/** That a resource is not there proves nothing where its manifest has errors or AWS could not be searched. */
function unseen({ plan, problems }: Report, id: ResourceId, condition: ConditionName): Verdict | undefined {
  const isRejected = problems.some((problem) => problem.severity === 'error' && problem.id === id);
  if (isRejected) return { state: 'left', detail: 'its manifest has errors' };
  return condition === 'delete' ? heldVerdict(plan.unseen) : undefined;
}

function isSettled(standings: readonly Waited[]): boolean {
  return standings.every(isOver) || standings.some((waited) => isOver(waited) && !isWell(waited.state));
}

function isOver(waited: Waited | undefined): boolean {
  return waited !== undefined && isFinal(waited.state);
}
