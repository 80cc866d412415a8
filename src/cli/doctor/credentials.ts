import { visible } from '../../lib/visible.ts';
import { failureClass, failureTable } from '../../model/failure.ts';
import { exitCode } from '../exit-code.ts';
import { type Finding, ok, skipped } from '../finding.ts';
import type { Around } from './around.ts';
import { isClockRefused } from './clock.ts';

/** There are credentials, and AWS knows whose they are. */
export async function credentials({ ping }: Around): Promise<Finding> {
  const { caller, failure, region } = await ping();
  if (caller) return ok(`${visible(caller.arn)} in account ${visible(caller.account)}`);
  if (region === undefined) return skipped('AWS cannot be asked without a region');
  if (!failure || failureClass(failure) !== 'denied') return skipped('AWS could not be asked');
  if (isClockRefused(failure)) return skipped('AWS takes no request with this time on it');
  const { sentence, remedy } = failureTable[failure.reason];
  return { verdict: 'failed', message: sentence, details: [visible(failure.message)], remedy, code: exitCode.denied };
}
