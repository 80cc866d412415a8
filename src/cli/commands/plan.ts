import { visible } from '../../lib/visible.ts';
import { exitCode } from '../exit-code.ts';
import { type PlanDocument, planDocument, planJson } from '../plan-document.ts';
import { makePlan, type Planned, reportUnread } from '../planning.ts';
import { palette } from '../print/colour.ts';
import { headerText } from '../print/header.ts';
import { planMarkdown } from '../print/markdown/plan-markdown.ts';
import { isMereAdoption } from '../print/mere-adoption.ts';
import { isDifference, planText } from '../print/plan.ts';
import { isKept } from '../print/plan-summary.ts';
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
  const document = documentOf(shell, planned, request.showUnchanged);
  shell.stdout.write(planOutput(shell, planned, { document, output: request.output }));
  const unsaved = request.out === undefined ? undefined : await save(shell, document, request.out);
  const unread = unsaved ?? reportUnread(shell, planned.report.plan.steps);
  return unread ?? (request.exitCode && hasChanges(document) ? exitCode.changes : exitCode.ok);
}

/** The plan with what it was made from, for people. */
export function planWithHeader(shell: Shell, planned: Planned, document = documentOf(shell, planned)): string {
  const { place, revision } = planned.report.plan;
  const paints = palette(shell.stdout.colour);
  const header = headerText({ paths: planned.workspace.paths, revision, place, read: planned.read }, paints);
  return `${header}\n${planText(document, { paints, showsNew: shell.config.values.verbose })}`;
}

function planOutput(
  shell: Shell,
  planned: Planned,
  { document, output }: { document: PlanDocument; output: PlanRequest['output'] },
): string {
  if (output === 'text') return planWithHeader(shell, planned, document);
  return output === 'json' ? planJson(document) : planMarkdown(document, { flavour: 'github' });
}

function documentOf({ config }: Shell, { report, targets = [], workspace, base }: Planned, listsUnchanged = false) {
  const { owner, prune } = config.values;
  const request = { paths: workspace.paths, targets, prune, owner };
  return planDocument(report.plan, { request, listsUnchanged, ...(base === undefined ? {} : { base }) });
}

/** True when somebody has to look: what stays on purpose and mere tags of ownership do not count. */
function hasChanges({ changes }: PlanDocument): boolean {
  return changes.some((change) => isDifference(change) && !isKept(change.held?.reason) && !isMereAdoption(change));
}

async function save(shell: Shell, document: PlanDocument, file: string): Promise<number | undefined> {
  try {
    await shell.writeText(file, planJson(document));
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
