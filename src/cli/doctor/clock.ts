import type { Failure } from '../../model/failure.ts';
import { type Finding, ok, skipped } from '../finding.ts';
import { durationText } from '../print/duration.ts';
import type { Around } from './around.ts';

/** AWS refuses requests whose time is off by more than that. */
const mostMs = 5 * 60_000;
const worthAWarningMs = 60_000;
/** Answers tell seconds, and take time to come. */
const preciseMs = 2000;
const remedy = 'Set the clock of this machine, best by NTP.';

/** This machine's clock is about right. */
export async function clock({ ping }: Around): Promise<Finding> {
  const { aheadMs, failure } = await ping();
  if (failure && isClockRefused(failure)) return { verdict: 'failed', message: offText(aheadMs), remedy };
  if (aheadMs === undefined) return skipped('no answer told the time');
  const offMs = Math.abs(aheadMs);
  if (offMs <= preciseMs) return ok('agrees with the time of the answer');
  if (offMs <= worthAWarningMs) return ok(offText(aheadMs));
  return { verdict: offMs > mostMs ? 'failed' : 'warning', message: offText(aheadMs), remedy };
}

function offText(aheadMs: number | undefined): string {
  if (aheadMs === undefined) return 'AWS refuses the time of requests';
  return `${durationText(Math.abs(aheadMs))} ${aheadMs > 0 ? 'ahead of' : 'behind'} the time of the answer`;
}

/** True when AWS refused a request because of the time on it. */
export function isClockRefused({ code = '', message }: Failure): boolean {
  return (
    ['RequestTimeTooSkewed', 'RequestExpired'].includes(code) || /Signature (expired|not yet current)/.test(message)
  );
}
