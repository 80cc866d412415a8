import { type Failure, type FailureClass, failureClass } from '../model/failure.ts';

/** The exit codes, by what they mean; scripts rely on them, so that none ever changes. */
export const exitCode = {
  ok: 0,
  failed: 1,
  changes: 2,
  invalid: 3,
  denied: 4,
  partly: 5,
  unhealthy: 6,
  conflict: 7,
  usage: 64,
  interrupted: 130,
  terminated: 143,
} as const;

/** What each exit code says, for `help exit-codes`. */
export const exitMeanings: Readonly<Record<keyof typeof exitCode, string>> = {
  ok: 'Done; a plan with changes is done too.',
  failed: 'Failed: AWS, or the host of a pull request, could not be reached or refused, or evenkeel has a defect.',
  changes: 'There are changes or drift; only with --exit-code.',
  invalid: 'Manifests have errors.',
  denied: 'Credentials of AWS, or of the host of a pull request, are missing, expired, or not allowed to do this.',
  partly: 'Partly applied: the rest failed or is held.',
  unhealthy:
    'Applied, but not healthy in time, or rolled back by ECS; also when the host of a pull request does not answer in time.',
  conflict: 'Nothing done: a saved plan is stale, everything is held, or there is nothing to go back to.',
  usage: 'The command line or the configuration cannot be understood.',
  interrupted: 'Stopped by Ctrl-C.',
  terminated: 'Stopped by SIGTERM.',
};

const byClass: Readonly<Record<FailureClass, number>> = {
  invalid: exitCode.invalid,
  held: exitCode.conflict,
  waiting: exitCode.failed,
  denied: exitCode.denied,
  transient: exitCode.failed,
  bug: exitCode.failed,
};

/** The exit code of a command that ended because of a failure. */
export function exitCodeOf(failure: Failure): number {
  if (failure.reason === 'ForgeTimeout') return exitCode.unhealthy;
  // AWS names no field of a manifest: that it refused is a failed call, not a finding of validation.
  return failure.reason === 'Refused' ? exitCode.failed : byClass[failureClass(failure)];
}
