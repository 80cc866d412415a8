import type { Board, Entry } from '../controller/board.ts';
import { groupBy } from '../lib/group-by.ts';
import { type Plan, summarise } from '../model/plan.ts';
import { publicChange } from '../model/public-change.ts';
import { publicDeployment } from '../model/public-deployment.ts';
import { kindOf, nameOf } from '../model/resource.ts';
import type { PlanAnswer, ResourceAnswer, StatusAnswer } from './contract.ts';

/** The controller as a whole. */
export function statusAnswer(board: Board, version: string): StatusAnswer {
  const { lastPlan, entries } = board;
  return {
    version,
    ready: board.notReady === undefined,
    message: board.notReady ?? '',
    revision: lastPlan?.revision,
    ...(lastPlan?.environment === undefined ? {} : { env: lastPlan.environment }),
    lastPassAt: board.lastPassAt,
    account: lastPlan?.place?.account,
    region: lastPlan?.place?.region,
    counts: {
      sync: count(entries, ({ status }) => status.sync),
      health: count(entries, ({ status }) => status.health.status),
    },
    sourceWhole: lastPlan?.whole ?? false,
    problems: board.problems,
  };
}

/** One resource. */
export function resourceAnswer({ status, step, drift }: Entry): ResourceAnswer {
  return {
    id: status.id,
    kind: kindOf(status.id),
    name: nameOf(status.id),
    sync: status.sync,
    health: status.health,
    conditions: status.conditions,
    origin: status.origin,
    attributes: step.observed?.attributes ?? {},
    facts: step.observed?.facts ?? {},
    deployments: (step.observed?.deployments ?? []).map(publicDeployment),
    ...(step.own ? { own: step.own.id } : {}),
    change: publicChange(step),
    ...(drift ? { drift } : {}),
  };
}

/** What the last passes found to do, resource by resource. */
export function planAnswer(board: Board): PlanAnswer {
  const steps: Plan['steps'] = board.entries.map(({ step }) => step);
  return {
    apiVersion: 'evenkeel/v1',
    kind: 'Plan',
    formatVersion: '1.0',
    revision: board.lastPlan?.revision,
    summary: summarise(steps),
    changes: steps.filter(({ change }) => change.op !== 'none' || change.held).map(publicChange),
  };
}

function count(entries: readonly Entry[], wordOf: (entry: Entry) => string): Record<string, number> {
  return Object.fromEntries([...groupBy(entries, wordOf)].map(([word, group]) => [word, group.length]));
}
