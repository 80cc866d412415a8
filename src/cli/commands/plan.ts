import { visible } from '../../lib/visible.ts';
import { exitCode } from '../exit-code.ts';
import { planDocument, planJson } from '../plan-document.ts';
import { isWanted, makePlan, type Planned, reportUnread } from '../planning.ts';
import { palette } from '../print/colour.ts';
import { headerText } from '../print/header.ts';
import { isMereAdoption } from '../print/mere-adoption.ts';
import { planText } from '../print/plan.ts';
import { planMarkdown } from '../print/plan-markdown.ts';
import { complain, say } from '../run-command.ts';
import { settledResources } from '../settled.ts';
import type { Shell } from '../shell.ts';
import { planOffline } from './plan-offline.ts';

/** What `plan` was asked for. */
export interface PlanRequest {
  readonly paths: readonly string[];
  readonly targets: readonly string[];
  readonly offline: boolean;
  /** File to save the plan in. */
  readonly out?: string;
  readonly output: 'text' | 'json' | 'markdown';
  readonly exitCode: boolean;
  readonly showUnchanged: boolean;
  /** A commit, to tell what this checkout changes from what differed from AWS before. */
  readonly base?: string;
  /** What sync windows hold is planned as if they were open. */
  readonly ignoreWindows?: boolean;
}

/** Says what `apply` would do. */
export async function plan(shell: Shell, request: PlanRequest): Promise<number> {
  if (request.offline) return planOffline(shell, request);
  const { prune } = shell.config.values;
  const { paths, targets, ignoreWindows = false } = request;
  const settled = request.base === undefined ? await settledResources(shell) : undefined;
  const planned = await makePlan(shell, {
    ...{ paths, targets, prune, ignoreWindows },
    ...(settled ? { settled } : {}),
    ...(request.base === undefined ? {} : { base: request.base }),
  });
  if (typeof planned === 'number') return planned;
  shell.stdout.write(planOutput(shell, planned, request));
  const unsaved = request.out === undefined ? undefined : await save(shell, planned, request.out);
  const { steps } = planned.report.plan;
  const hasChanges = steps.some((step) => isWanted(step) && !isMereAdoption(step));
  return unsaved ?? reportUnread(shell, steps) ?? (request.exitCode && hasChanges ? exitCode.changes : exitCode.ok);
}

/** The plan with what it was made from, for people. */
export function planWithHeader(shell: Shell, planned: Planned, showsUnchanged = false): string {
  const { plan: found } = planned.report;
  const paints = palette(shell.stdout.colour);
  const { place, revision, steps } = found;
  const header = headerText({ paths: planned.workspace.paths, revision, place, read: planned.read }, paints);
  const { verbose: showsNew } = shell.config.values;
  const base = planned.base === undefined ? {} : { base: planned.base };
  const view = { paints, place, revision, showsUnchanged, showsNew, ...base };
  return `${header}\n${planText(steps, view)}`;
}

function planOutput(shell: Shell, planned: Planned, { output, showUnchanged }: PlanRequest): string {
  if (output === 'text') return planWithHeader(shell, planned, showUnchanged);
  const document = documentOf(shell, planned);
  return output === 'json' ? planJson(document) : planMarkdown(planned.report.plan.steps, document);
}

function documentOf({ config }: Shell, { report, targets, workspace, base }: Planned) {
  const { owner, prune } = config.values;
  return planDocument(report, { paths: workspace.paths, targets: targets ?? [], prune, owner }, base);
}

async function save(shell: Shell, planned: Planned, file: string): Promise<number | undefined> {
  try {
    await shell.writeText(file, planJson(documentOf(shell, planned)));
  } catch (error) {
    const why = visible(error instanceof Error ? error.message : String(error));
    return complain(shell, {
      title: `the plan could not be saved in ${visible(file)}`,
      code: exitCode.failed,
      rows: [why],
    });
  }
  say(shell, `\nSaved. To do exactly this:  evenkeel apply ${visible(file)}\n`);
  return undefined;
}
