import { nearest } from '../lib/nearest.ts';
import { visible } from '../lib/visible.ts';
import type { Listener } from '../model/event.ts';
import { failureClass } from '../model/failure.ts';
import type { Plan, Step } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { ResourceId } from '../model/resource.ts';
import { environmentHint } from './environment-hint.ts';
import { exitCode } from './exit-code.ts';
import { palette } from './print/colour.ts';
import { durationText } from './print/duration.ts';
import type { Complaint } from './print/failure.ts';
import { isKept } from './print/plan-summary.ts';
import { problemCounts, problemTexts } from './print/problem.ts';
import { counted } from './print/words.ts';
import { resourceIdArgument } from './resource-argument.ts';
import { complain, interruptedCode } from './run-command.ts';
import type { Checked, Report, RuntimeOptions, Shell, Workspace } from './shell.ts';

/** What a plan is made of. */
export interface PlanningRequest extends Omit<RuntimeOptions, 'emit'> {
  readonly targets: readonly string[];
  readonly prune: boolean;
  readonly retried?: readonly ResourceId[];
  readonly settled?: ReadonlyMap<ResourceId, string>;
  /** A commit: what differs from AWS there already is drift, and what is left is this checkout's doing. */
  readonly base?: string;
  readonly ignoreWindows?: boolean;
  readonly emit?: Listener;
}

/** A plan with what it was made from. */
export interface Planned {
  readonly workspace: Workspace;
  readonly report: Report;
  readonly targets: readonly ResourceId[] | undefined;
  readonly prune: boolean;
  /** The commit that drift is told apart by. */
  readonly base?: string;
  /** `15 live resources in 1.9s, 14 calls` */
  readonly read: string;
}

/** A plan that AWS was not asked for. */
export interface Compared extends Pick<Planned, 'workspace' | 'targets'> {
  readonly plan: Plan;
  /** The commit that was compared with. */
  readonly base: string;
}

/** Manifests without errors. */
export interface Manifests {
  readonly workspace: Workspace;
  readonly checked: Checked;
}

/** The given paths, or those of the configuration. */
export function pathsOr({ config }: Shell, paths: readonly string[]): readonly string[] {
  return paths.length > 0 ? paths : config.values.manifests;
}

/** Reads and checks the manifests; an exit code when they have errors, which are then printed. */
export async function readManifests(shell: Shell, options: RuntimeOptions): Promise<Manifests | number> {
  const workspace = await shell.openRuntime({ ...options, paths: pathsOr(shell, options.paths) });
  const checked = await workspace.runtime.check();
  const code = reportProblems(shell, workspace, checked.problems, checked.documents);
  if (code !== undefined) await environmentHint(shell, checked.problems);
  return code ?? { workspace, checked };
}

/** Plans; an exit code when that is impossible, and why is then printed. */
export async function makePlan(shell: Shell, request: PlanningRequest): Promise<Planned | number> {
  const manifests = await readManifests(shell, request);
  if (typeof manifests === 'number') return manifests;
  const { workspace, checked } = manifests;
  const targets = targetsOf(request, workspace);
  if (targets && 'code' in targets) return complain(shell, targets);
  const startedAt = shell.clock.now();
  const { report, ...compared } = await compare(workspace, request, targets);
  if (shell.signal.aborted) return interruptedCode(shell);
  const late = report.problems.filter((problem) => !checked.problems.some(isSame(problem)));
  const code =
    reportProblems(shell, workspace, late, checked.documents) ??
    unknownTarget(shell, targets, { plan: report.plan, checked });
  if (code !== undefined) return code;
  const live = report.plan.steps.filter(({ observed }) => observed).length;
  const seconds = durationText(shell.clock.now() - startedAt);
  const read = `${counted(live, 'live resource')} in ${seconds}, ${counted(workspace.runtime.calls(), 'call')}`;
  return { workspace, report, targets, prune: request.prune, read, ...compared };
}

function targetsOf(
  { targets }: PlanningRequest,
  { runtime }: Workspace,
): readonly ResourceId[] | Complaint | undefined {
  const ids = targets.map((target) => resourceIdArgument(target, runtime.registry));
  const unread = ids.find((id) => typeof id !== 'string');
  return unread ?? (ids.length > 0 ? (ids as ResourceId[]) : undefined);
}

/** Compares the manifests with AWS and, where a base is given, with what they were in it. */
async function compare(
  { runtime, former }: Workspace,
  request: PlanningRequest,
  targets: readonly ResourceId[] | undefined,
): Promise<{ report: Report; base?: string }> {
  const { prune, retried = [], ignoreWindows = false } = request;
  const base = request.base === undefined ? undefined : await former(request.base);
  const baseline = base && (await runtime.baselineOf(base.source).finally(base.remove));
  const { settled } = request;
  const report = await runtime.plan({
    ...{ prune, retried, ignoreWindows },
    ...(targets ? { targets } : {}),
    ...(settled ? { settled } : {}),
    ...(baseline ? { baseline } : {}),
  });
  return { report, ...(base ? { base: base.commit } : {}) };
}

/** Says what the manifests change if AWS is as they said in a commit; AWS is not asked. */
export async function comparePlan(
  shell: Shell,
  request: PlanningRequest & { readonly base: string },
): Promise<Compared | number> {
  const manifests = await readManifests(shell, request);
  if (typeof manifests === 'number') return manifests;
  const { workspace, checked } = manifests;
  const targets = targetsOf(request, workspace);
  if (targets && 'code' in targets) return complain(shell, targets);
  const { source, commit, remove } = await workspace.former(request.base);
  const asked = { prune: request.prune, ignoreWindows: true, ...(targets ? { targets } : {}) };
  const plan = await workspace.runtime.compareWith(source, asked).finally(remove);
  const code = unknownTarget(shell, targets, { plan, checked });
  return code ?? { workspace, plan, targets, base: commit };
}

/** True for a step that somebody wants to happen: a change, or what is held although it should not stay so. */
export function isWanted({ change }: Step): boolean {
  if (change.op === 'none') return change.held !== undefined;
  return !isKept(change.held?.reason);
}

/** Says that resources could not be read, and gives the exit code; nothing when all could. */
export function reportUnread(shell: Shell, steps: readonly Step[]): number | undefined {
  const failures = steps.flatMap(({ change }) => (change.op === 'none' && change.held ? [change.held] : []));
  const unread = failures.filter((failure) => failureClass(failure) !== 'held');
  if (unread.length === 0) return undefined;
  const code = unread.some((failure) => failureClass(failure) === 'denied') ? exitCode.denied : exitCode.failed;
  return complain(shell, { title: `${counted(unread.length, 'resource')} could not be read`, code, rows: [] });
}

function reportProblems(
  shell: Shell,
  { frameOf }: Workspace,
  problems: readonly Problem[],
  documents: number,
): number | undefined {
  const hasErrors = problems.some(({ severity }) => severity === 'error');
  const shown = shell.config.values.quiet ? problems.filter(({ severity }) => severity === 'error') : problems;
  shell.stderr.write(problemTexts(shown, frameOf, palette(shell.stderr.colour)));
  if (!hasErrors) return undefined;
  shell.stderr.write(`${problemCounts(problems)} in ${counted(documents, 'document')} (exit ${exitCode.invalid})\n`);
  return exitCode.invalid;
}

function isSame(problem: Problem): (other: Problem) => boolean {
  return (other) =>
    other.message === problem.message &&
    other.origin?.file === problem.origin?.file &&
    other.origin?.line === problem.origin?.line;
}

function unknownTarget(
  shell: Shell,
  targets: readonly ResourceId[] | undefined,
  { plan, checked }: { plan: Plan; checked: Checked },
): number | undefined {
  const known = new Set([...plan.steps.map(({ change }) => change.id), ...checked.manifests.map(({ id }) => id)]);
  const unknown = targets?.find((target) => !known.has(target));
  if (unknown === undefined) return undefined;
  const near = nearest(unknown, known);
  return complain(shell, {
    title: `there is no resource ${visible(unknown)}`,
    code: exitCode.usage,
    rows: [['fix', near ? `did you mean ${visible(near)}?` : '`evenkeel get` lists them all']],
  });
}
