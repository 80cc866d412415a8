import { visible } from '../../lib/visible.ts';
import { isActive } from '../../model/plan.ts';
import type { ResourceId } from '../../model/resource.ts';
import { exitCode } from '../exit-code.ts';
import { isWaiting } from '../ledger.ts';
import { isWanted, makePlan, type Planned, reportUnread } from '../planning.ts';
import { palette } from '../print/colour.ts';
import type { Complaint } from '../print/failure.ts';
import { openProgress } from '../print/progress.ts';
import type { Progress } from '../print/progress-line.ts';
import { rolloutText } from '../print/rollout.ts';
import { rollOut, stepListener } from '../rollout.ts';
import { rolloutCode } from '../rollout-code.ts';
import { complain, interruptedCode, say } from '../run-command.ts';
import { planToApply, reportStale, type SavedPlan } from '../saved-plan.ts';
import type { RuntimeOptions, Shell } from '../shell.ts';
import { planWithHeader } from './plan.ts';

/** What `apply` was asked for. */
export interface ApplyRequest extends Pick<RuntimeOptions, 'aws' | 'clock'> {
  /** Manifests, or one saved plan. */
  readonly paths: readonly string[];
  readonly targets: readonly string[];
  /** Resources whose content is deployed again although AWS went back from it. */
  readonly retried?: readonly ResourceId[];
  readonly autoApprove: boolean;
  readonly wait: boolean;
  /** Also what sync windows hold is done. */
  readonly ignoreWindows?: boolean;
}

/** Plans, asks, does it and waits until it is healthy. */
export async function apply(shell: Shell, request: ApplyRequest): Promise<number> {
  const saved = await planToApply(shell, request.paths);
  if (typeof saved === 'number') return saved;
  const refusal = refusalOf(shell, request, saved);
  if (refusal) return complain(shell, refusal);
  const progress = openProgress(shell);
  const asked = askedFor(shell, request, saved);
  const planned = await makePlan(shell, { ...request, ...asked, emit: stepListener(progress) });
  if (typeof planned === 'number') return planned;
  const stale = saved && reportStale(shell, saved, planned);
  return (
    stale ?? proceed(shell, planned, { ...request, progress, isAgreed: request.autoApprove || saved !== undefined })
  );
}

interface Proceeding extends ApplyRequest {
  readonly progress: Progress;
  /** Nobody needs to be asked any more. */
  readonly isAgreed: boolean;
}

async function proceed(shell: Shell, planned: Planned, request: Proceeding): Promise<number> {
  shell.stdout.write(planWithHeader(shell, planned));
  const idle = nothingToDo(shell, planned);
  if (idle !== undefined) return idle;
  if (!request.isAgreed && !(await shell.confirm('\nApply this plan?'))) return declined(shell);
  return carryOut(shell, planned, request);
}

function refusalOf(
  shell: Shell,
  { autoApprove, targets }: ApplyRequest,
  saved: SavedPlan | undefined,
): Complaint | undefined {
  if (saved) return targets.length > 0 ? targetsOfSavedPlan : undefined;
  return autoApprove || shell.canAsk ? undefined : nobodyToAsk;
}

const nobodyToAsk = {
  title: 'there is nobody to ask whether to apply the plan',
  code: exitCode.usage,
  rows: [
    [
      'fix',
      'Pass --auto-approve, or apply a saved plan: evenkeel plan --out plan.json && evenkeel apply plan.json',
    ] as const,
  ],
};

const targetsOfSavedPlan = {
  title: 'a saved plan has its own targets',
  code: exitCode.usage,
  rows: [['fix', 'Leave out --target, or plan again with it.'] as const],
};

function askedFor({ config }: Shell, request: ApplyRequest, saved: SavedPlan | undefined) {
  return saved?.request ?? { paths: request.paths, targets: request.targets, prune: config.values.prune };
}

function nothingToDo(shell: Shell, planned: Planned): number | undefined {
  const { steps } = planned.report.plan;
  if (steps.some((step) => isActive(step) || (step.change.op !== 'none' && isWaiting(step.change.held))))
    return undefined;
  const unread = reportUnread(shell, steps);
  say(shell, unwellText(planned));
  if (unread !== undefined || !steps.some(isWanted)) return unread ?? exitCode.ok;
  return complain(shell, { title: 'everything that would change is held', code: exitCode.conflict, rows: [] });
}

/** There is nothing to apply, and still not everything may be well. */
function unwellText({ report }: Planned): string {
  const unwell = report.resources.filter(
    ({ health }) => health.status === 'Progressing' || health.status === 'Degraded',
  );
  return unwell.map(({ id, health }) => `${visible(id)} is ${health.status}: ${visible(health.message)}\n`).join('');
}

function declined(shell: Shell): number {
  say(shell, 'Nothing was changed.\n');
  return shell.signal.aborted ? interruptedCode(shell) : exitCode.failed;
}

async function carryOut(shell: Shell, planned: Planned, request: Proceeding): Promise<number> {
  const { config, signal } = shell;
  const { progress } = request;
  const startedAt = shell.clock.now();
  say(shell, '\n');
  const standings = await rollOut({
    workspace: planned.workspace,
    planned: planned.report,
    prune: planned.prune,
    retried: request.retried ?? [],
    ignoreWindows: request.ignoreWindows ?? false,
    wait: request.wait,
    timeoutMs: config.values.timeout,
    clock: request.clock ?? shell.clock,
    signal,
    progress,
  }).finally(() => progress.finish());
  const heldSteps = planned.report.plan.steps.filter((step) => isWanted(step) && !standings.has(step.change.id));
  const end = {
    standings: [...standings.values()],
    heldCount: heldSteps.length,
    waited: request.wait,
    elapsedMs: shell.clock.now() - startedAt,
  };
  const code = signal.aborted ? interruptedCode(shell) : rolloutCode(end);
  const { outcome, complaints } = rolloutText(
    { ...end, code, interrupted: signal.aborted },
    palette(shell.stderr.colour),
  );
  shell.stderr.write(complaints);
  shell.stdout.write(outcome);
  return code;
}
