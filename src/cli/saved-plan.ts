import { isObject, type Json, type JsonObject } from '../lib/json.ts';
import { visible } from '../lib/visible.ts';
import { exitCode } from './exit-code.ts';
import { checksumOf, type PlanDocument, type PlannedChange, planDocument } from './plan-document.ts';
import type { Planned } from './planning.ts';
import type { Row } from './print/block.ts';
import { isDifference } from './print/plan.ts';
import { complain } from './run-command.ts';
import { isSavedPlan } from './saved-plan-form.ts';
import type { Shell } from './shell.ts';

/** A plan as `plan --out` wrote it. */
export interface SavedPlan extends PlanDocument {
  readonly version: string;
  readonly checksum: string;
}

const mostDifferences = 10;
const parts = ['source', 'request', 'summary', 'order', 'cost', 'changes', 'hash'];

/** The saved plan to apply that the paths name; nothing when they name manifests, an exit code when it cannot be used. */
export async function planToApply(shell: Shell, paths: readonly string[]): Promise<SavedPlan | number | undefined> {
  const [file, ...others] = paths;
  if (file === undefined || others.length > 0 || !file.endsWith('.json')) return undefined;
  const content = parse(await shell.readText(file));
  if (!isPlan(content)) return undefined;
  const why = whyUnusable(content, shell.version) ?? whyInapplicable(content as unknown as SavedPlan, shell);
  return why === undefined ? (content as unknown as SavedPlan) : complain(shell, unusable(file, why));
}

/** The plan that `plan --out` saved in a file, to be shown; an exit code when there is none, and why is then printed. */
export async function readSavedPlan(shell: Shell, file: string): Promise<SavedPlan | number> {
  const content = parse(await shell.readText(file));
  const why = isPlan(content) ? whyUnusable(content) : 'it is no plan of evenkeel';
  return why === undefined ? (content as unknown as SavedPlan) : complain(shell, unusable(file, why));
}

function isPlan(content: Json): content is JsonObject {
  return isObject(content) && content.kind === 'Plan' && content.apiVersion === 'evenkeel/v1';
}

function whyUnusable(content: JsonObject, wanted?: string): string | undefined {
  if (!isComplete(content)) return 'it is not complete; `evenkeel plan --out FILE` writes one that is';
  const { version, checksum } = content;
  if (checksum !== checksumOf(content)) return 'it was edited after it had been saved';
  if (wanted !== undefined && version !== wanted) return `evenkeel ${visible(version)} made it, and this is ${wanted}`;
  return isSavedPlan(content) ? undefined : 'this version of evenkeel would not have written it';
}

function whyInapplicable({ request, offline }: SavedPlan, shell: Shell): string | undefined {
  const { owner, env } = shell.config.values;
  if (offline) return 'it was made offline, so nobody knows what it would change on AWS';
  if (request.env !== env) return whyElsewhere(request.env, env);
  if (request.owner === owner) return undefined;
  return `it was made for the instance "${visible(request.owner)}", and this is "${owner}"`;
}

/** Says how the world has changed since the plan was saved, and gives the exit code; nothing when it has not. */
export function reportStale(shell: Shell, saved: SavedPlan, { report, targets }: Planned): number | undefined {
  const now = planDocument(report.plan, { request: { ...saved.request, targets: targets ?? [] } });
  const isSamePlace = saved.place?.account === now.place?.account && saved.place?.region === now.place?.region;
  const rows: Row[] = isSamePlace
    ? differences(saved.changes.filter(isDifference), now.changes)
    : [placeRow(saved, now)];
  if (rows.length === 0) return undefined;
  const fix: Row = ['fix', 'Plan again, and review what has changed: evenkeel plan --out FILE'];
  return complain(shell, { title: 'the saved plan is stale', code: exitCode.conflict, rows: [...rows, fix] });
}

function placeRow(saved: PlanDocument, now: PlanDocument): Row {
  const name = ({ place }: PlanDocument) => visible(`${place?.account} in ${place?.region}`);
  return `it was made for account ${name(saved)}; this is ${name(now)}`;
}

function differences(before: readonly PlannedChange[], after: readonly PlannedChange[]): Row[] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))];
  const rows = ids.flatMap((id) => {
    const [was, is] = [before, after].map((changes) => changes.find((change) => change.id === id));
    if (was?.hash === is?.hash) return [];
    return [
      `${visible(id)}  was ${word(was)}, is ${was?.action === is?.action && !was?.held === !is?.held ? 'different' : word(is)}`,
    ];
  });
  if (rows.length <= mostDifferences) return rows;
  return [...rows.slice(0, mostDifferences), `and ${rows.length - mostDifferences} more`];
}

function word(change: PlannedChange | undefined): string {
  if (!change) return 'unchanged';
  return change.held ? `${change.action}, held` : change.action;
}

function isComplete(content: JsonObject): content is JsonObject & Pick<SavedPlan, 'version'> {
  return typeof content.version === 'string' && parts.every((part) => content[part] !== undefined);
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    // Not JSON at all: the manifests' reader says what is wrong with it.
    return null;
  }
}

function whyElsewhere(planned: string | undefined, env: string | undefined): string {
  const name = (one: string | undefined) =>
    one === undefined ? 'no environment' : `the environment "${visible(one)}"`;
  const advice = planned === undefined ? 'apply it without --env' : `apply it with --env ${visible(planned)}`;
  return `it was made for ${name(planned)}, and this is for ${name(env)}; ${advice}`;
}

function unusable(file: string, why: string) {
  return { title: `the saved plan ${visible(file)} cannot be used: ${why}`, code: exitCode.conflict, rows: [] };
}
