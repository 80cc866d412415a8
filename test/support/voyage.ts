import type { Request } from '../../src/controller/runtime.ts';
import type { Report } from '../../src/engine/report.ts';
import { isActive } from '../../src/model/plan.ts';
import { requestHandler } from '../../src/simulator/request-handler.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';
import type { Ship } from './ship.ts';

const mostPasses = 40;

/** Runs pass after pass, a minute and a half apart, until one finds nothing to do and everything at rest. A pass that cannot begin is repeated. */
export async function sail({ runtime, drive, aws }: Ship, request: Request = {}): Promise<Report> {
  let log: string[] = [];
  for (let passes = 0; passes < mostPasses; passes++) {
    const report = await drive(runtime.pass(request)).catch((error: unknown) => error);
    if (isReport(report) && isAtRest(report)) return report;
    log = isReport(report) ? restless(report) : [String(report)];
    await aws.clock.advance(90_000);
  }
  throw new Error(`not at rest after ${mostPasses} passes:\n${log.join('\n')}`);
}

function isReport(result: unknown): result is Report {
  return typeof result === 'object' && result !== null && 'outcomes' in result;
}

function restless({ plan, resources, outcomes }: Report): string[] {
  return plan.steps.map(({ change }, index) => {
    const reason = outcomes.get(change.id)?.failure?.message ?? change.held?.message ?? '';
    const health = resources[index]?.health;
    return `${change.id} ${change.op} ${health?.status} ${health?.message} ${reason}`;
  });
}

/** True when nothing is left to do and nothing is on its way. */
export function isAtRest({ plan, resources, outcomes }: Report): boolean {
  const failed = [...outcomes.values()].some(({ failure }) => failure !== undefined);
  const unknown = plan.steps.some(({ change }) => change.op === 'none' && change.held !== undefined);
  const moving = resources.some(({ health }) => health.status === 'Progressing');
  return !failed && !unknown && !moving && !plan.steps.some(isActive);
}

/** Each step of a plan as `Service/web update`, with the reason when it is held. */
export function stepsOf({ plan }: Report): string[] {
  return plan.steps.map(({ change: { id, op, held } }) => [id, op, ...(held ? [held.reason] : [])].join(' '));
}

/** The steps of a report that are more than looking. */
export function changesOf(report: Report): string[] {
  return stepsOf(report).filter((step) => !step.endsWith(' none'));
}

/** A connection of a process that dies: AWS carries out the call numbered `lastCall`, from 0, and its answer is heard by nobody. */
export function dyingCarrier(simulator: Simulator, lastCall: number) {
  const inner = requestHandler(simulator);
  const silence = new Promise<never>(() => {});
  let calls = 0;
  let tellDeath = () => {};
  const death = new Promise<void>((resolve) => {
    tellDeath = resolve;
  });
  const handle: typeof inner.handle = async (request, options) => {
    const number = calls++;
    if (number > lastCall) return silence;
    const answer = await inner.handle(request, options);
    if (number < lastCall) return answer;
    tellDeath();
    return silence;
  };
  return { carrier: { handle }, death };
}
