import { visible } from '../../lib/visible.ts';
import type { Step } from '../../model/plan.ts';
import { exitCode } from '../exit-code.ts';
import { type PlanDocument, planDocument, planJson, savedPlanJson } from '../plan-document.ts';
import { comparePlan, makePlan, type Planned, reportUnread } from '../planning.ts';
import { palette } from '../print/colour.ts';
import { headerText, type Provenance } from '../print/header.ts';
import { planMarkdown } from '../print/markdown/plan-markdown.ts';
import { isMereAdoption } from '../print/mere-adoption.ts';
import { isDifference, planText } from '../print/plan.ts';
import { isKept } from '../print/plan-summary.ts';
import { shellWord } from '../print/shell-word.ts';
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
  /** A commit, to tell what this checkout changes from what differed from AWS before; offline, what is compared with. */
  readonly base?: string;
  /** What sync windows hold is planned as if they were open. */
  readonly ignoreWindows?: boolean;
}

/** Says what `apply` would do. */
export async function plan(shell: Shell, request: PlanRequest): Promise<number> {
  const { offline, base } = request;
  if (offline && base === undefined) return planOffline(shell, request);
  const drawn = offline ? await drawOffline(shell, { ...request, base: base ?? '' }) : await drawPlan(shell, request);
  if (typeof drawn === 'number') return drawn;
  const { document, text, steps } = drawn;
  shell.stdout.write(outputOf(document, text, request.output));
  const unsaved = request.out === undefined ? undefined : await save(shell, document, request.out);
  const unread = unsaved ?? reportUnread(shell, steps);
  return unread ?? (request.exitCode && hasChanges(document) ? exitCode.changes : exitCode.ok);
}

/** The plan with what it was made from, for people. */
export function planWithHeader(shell: Shell, planned: Planned, document = documentOf(shell, planned)): string {
  const { workspace, report, read, base } = planned;
  const { place, revision, environment } = report.plan;
  return headed(shell, document, { paths: workspace.paths, revision, base, environment, place, read });
}

/** A plan in every form it may be wanted in. */
interface Drawn {
  readonly document: PlanDocument;
  readonly text: string;
  readonly steps: readonly Step[];
}

async function drawPlan(shell: Shell, request: PlanRequest): Promise<Drawn | number> {
  const { paths, targets, base, showUnchanged, ignoreWindows = false } = request;
  const settled = base === undefined ? await settledResources(shell) : undefined;
  const planned = await makePlan(shell, {
    ...{ paths, targets, prune: shell.config.values.prune, ignoreWindows },
    ...(settled ? { settled } : {}),
    ...(base === undefined ? {} : { base }),
  });
  if (typeof planned === 'number') return planned;
  const document = documentOf(shell, planned, showUnchanged);
  return { document, text: planWithHeader(shell, planned, document), steps: planned.report.plan.steps };
}

async function drawOffline(shell: Shell, request: PlanRequest & { readonly base: string }): Promise<Drawn | number> {
  const { paths, targets, base: reference } = request;
  const asked = { paths, targets, base: reference, prune: shell.config.values.prune };
  const compared = await comparePlan(shell, asked);
  if (typeof compared === 'number') return compared;
  const { plan: found, base, workspace } = compared;
  const { revision, environment } = found;
  const given = { request: requestOf(shell, compared, environment), base, offline: true as const };
  const document = planDocument(found, { ...given, listsUnchanged: request.showUnchanged });
  const text = headed(shell, document, { paths: workspace.paths, revision, base, environment });
  return { document, text, steps: found.steps };
}

function headed(shell: Shell, document: PlanDocument, provenance: Provenance): string {
  const paints = palette(shell.stdout.colour);
  const text = planText(document, { paints, showsNew: shell.config.values.verbose });
  return `${headerText(provenance, paints)}\n${text}`;
}

function outputOf(document: PlanDocument, text: string, output: PlanRequest['output']): string {
  if (output === 'text') return text;
  return output === 'json' ? planJson(document) : planMarkdown(document, { flavour: 'github' });
}

function documentOf(shell: Shell, planned: Planned, listsUnchanged = false): PlanDocument {
  const { report, base } = planned;
  const request = requestOf(shell, planned, report.plan.environment);
  return planDocument(report.plan, { request, listsUnchanged, ...(base === undefined ? {} : { base }) });
}

function requestOf(
  { config }: Shell,
  { targets = [], workspace }: Pick<Planned, 'targets' | 'workspace'>,
  env: string | undefined,
) {
  const { owner, prune } = config.values;
  return { paths: workspace.paths, targets, prune, owner, ...(env === undefined ? {} : { env }) };
}

/** True when somebody has to look: what stays on purpose and mere tags of ownership do not count. */
function hasChanges({ changes }: PlanDocument): boolean {
  return changes.some((change) => isDifference(change) && !isKept(change.held?.reason) && !isMereAdoption(change));
}

async function save(shell: Shell, document: PlanDocument, file: string): Promise<number | undefined> {
  try {
    await shell.writeText(file, savedPlanJson(document, shell.version));
  } catch (error) {
    const why = visible(error instanceof Error ? error.message : String(error));
    return complain(shell, {
      title: `the plan could not be saved in ${visible(file)}`,
      code: exitCode.failed,
      rows: [why],
    });
  }
  const use = document.offline
    ? `To show it:  evenkeel ci summary --plan ${shellWord(file)}`
    : `To do exactly this:  evenkeel apply ${shellWord(file)}`;
  say(shell, `\nSaved. ${use}\n`);
  return undefined;
}
