import { isObject, type JsonObject } from '../../../lib/json.ts';
import type { Deployment } from '../../../model/deployment.ts';
import type { Observed } from '../../../model/provider.ts';
import type { Health } from '../../../model/status.ts';

/*
 * own deployment     present deployment   tasks             → health
 * rolled back        any                  any               → Degraded
 * failed             any                  any               → Degraded
 * stopped            the same             any               → Degraded
 * any other          running or paused    any               → Progressing
 * any other          any other            no room for them  → Degraded
 * any other          any other            missing or old    → Progressing
 * any other          any other            as desired        → Healthy
 */

/**
 * The verdict comes from the service's own deployment, the one of what the manifest wants; the present one speaks where there was
 * none. What failed earlier, or at somebody else's hands, does not count.
 */
export function serviceHealth({ facts, leaving, deployments = [] }: Observed, own?: Deployment): Health {
  if (leaving) return { status: 'Progressing', message: 'draining' };
  const [present] = deployments;
  const ended = endedBadly(own ?? present, present);
  if (ended) return { status: 'Degraded', message: ended };
  if (present?.state === 'running' || present?.state === 'paused')
    return { status: 'Progressing', message: progressText(facts, present) };
  return atRest(facts, present, own && present && own !== present ? foreignText(present) : '');
}

function endedBadly(shown: Deployment | undefined, present: Deployment | undefined): string | undefined {
  if (shown?.state === 'rolledBack') return `ECS rolled ${shown.target} back${because(shown)}`;
  if (shown?.state === 'failed') return `the deployment of ${shown.target} failed${because(shown)}`;
  return shown?.state === 'stopped' && shown === present
    ? `the deployment of ${shown.target} was stopped${because(shown)}`
    : undefined;
}

function progressText(facts: JsonObject, { id, state, stage, target, reason }: Deployment): string {
  const place = stage ? `${state === 'paused' ? 'paused at' : 'in'} ${stage}` : '';
  const wait = state === 'paused' ? 'waits for somebody to let it go on' : '';
  return [countText(countsOf(facts, id), target), place, wait, reason].filter(Boolean).join('; ');
}

/** The service's own running tasks are also those of the deployment before. */
function countsOf(facts: JsonObject, id: string): JsonObject {
  const deployments = Array.isArray(facts.deployments) ? facts.deployments.filter(isObject) : [];
  const { runningCount } = deployments.find((deployment) => deployment.id === id) ?? facts;
  return { ...facts, runningCount };
}

function atRest(facts: JsonObject, present: Deployment | undefined, foreign: string): Health {
  const isShort = Number(facts.runningCount ?? 0) < Number(facts.desiredCount ?? 0);
  if (isShort && present?.reason) return { status: 'Degraded', message: `${countText(facts)}; ${present.reason}` };
  const older = Array.isArray(facts.deployments) && facts.deployments.length > 1;
  if (older || facts.runningCount !== facts.desiredCount) return { status: 'Progressing', message: countText(facts) };
  return { status: 'Healthy', message: foreign };
}

function foreignText({ target, id }: Deployment): string {
  return `somebody else deployed ${target} (${id})`;
}

function countText({ runningCount = 0, desiredCount = 0 }: JsonObject, target?: string): string {
  return `${String(runningCount)}/${String(desiredCount)} tasks${target ? ` of ${target}` : ''} running`;
}

function because({ reason }: Deployment): string {
  return reason ? `: ${reason}` : '';
}
