import { isObject, type Json } from '../lib/json.ts';
import { visible } from '../lib/visible.ts';
import { exitCode } from './exit-code.ts';
import { type PlanDocument, type PlannedChange, planDocument } from './plan-document.ts';
import type { Planned } from './planning.ts';
import type { Row } from './print/block.ts';
import { complain } from './run-command.ts';
import type { Shell } from './shell.ts';

/** What is used of a plan that `plan --out` wrote. */
export type SavedPlan = Pick<PlanDocument, 'request' | 'changes' | 'hash' | 'place'>;

const mostDifferences = 10;

/** The saved plan that the paths name; nothing when they name manifests, an exit code when it cannot be used. */
export async function readSavedPlan(shell: Shell, paths: readonly string[]): Promise<SavedPlan | number | undefined> {
  const [file, ...others] = paths;
  if (file === undefined || others.length > 0 || !file.endsWith('.json')) return undefined;
  const content = parse(await shell.readText(file));
  if (!isObject(content) || content.kind !== 'Plan' || content.apiVersion !== 'evenkeel/v1') return undefined;
  if (!isSavedPlan(content)) return complain(shell, unusable(file, 'it is not complete'));
  const saved = content as unknown as SavedPlan;
  const { owner } = shell.config.values;
  if (saved.request.owner !== owner) {
    return complain(
      shell,
      unusable(file, `it was made for the instance "${visible(saved.request.owner)}", and this is "${owner}"`),
    );
  }
  return saved;
}

/** Says how the world has changed since the plan was saved, and gives the exit code; nothing when it has not. */
export function reportStale(shell: Shell, saved: SavedPlan, { report, targets }: Planned): number | undefined {
  const now = planDocument(report.plan, { request: { ...saved.request, targets: targets ?? [] } });
  const isSamePlace = saved.place?.account === now.place?.account && saved.place?.region === now.place?.region;
  if (isSamePlace && now.hash === saved.hash) return undefined;
  const rows: Row[] = isSamePlace ? differences(saved.changes, now.changes) : [placeRow(saved, now)];
  const fix: Row = ['fix', 'Plan again, and review what has changed: evenkeel plan --out FILE'];
  return complain(shell, { title: 'the saved plan is stale', code: exitCode.conflict, rows: [...rows, fix] });
}

function placeRow(saved: SavedPlan, now: SavedPlan): Row {
  const name = ({ place }: SavedPlan) => visible(`${place?.account} in ${place?.region}`);
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
  if (rows.length <= mostDifferences) return rows.length > 0 ? rows : ['the order has changed'];
  return [...rows.slice(0, mostDifferences), `and ${rows.length - mostDifferences} more`];
}

function word(change: PlannedChange | undefined): string {
  if (!change) return 'unchanged';
  return change.held ? `${change.action}, held` : change.action;
}

function isSavedPlan(content: Json): boolean {
  if (!isObject(content) || !isObject(content.request)) return false;
  const { paths, targets, prune, owner } = content.request;
  const isRequest = isTexts(paths) && isTexts(targets) && typeof prune === 'boolean' && typeof owner === 'string';
  return isRequest && Array.isArray(content.changes) && typeof content.hash === 'string';
}

function isTexts(value: Json | undefined): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    // Not JSON at all: the manifests' reader says what is wrong with it.
    return null;
  }
}

function unusable(file: string, why: string) {
  return { title: `the saved plan ${visible(file)} cannot be used: ${why}`, code: exitCode.conflict, rows: [] };
}
