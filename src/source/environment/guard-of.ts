import { FailureError } from '../../model/failure.ts';
import type { Guard } from '../../model/guard.ts';
import type { EnvironmentLook } from './environment.ts';

/** Where an environment may be applied. Throws FailureError with the first problem when its overlay cannot be used. */
export function guardOf({ environment, problems: [problem] }: EnvironmentLook): Guard {
  if (environment) return environment.guard;
  const { reason = 'EnvironmentUnknown', message = '', origin } = problem ?? {};
  throw new FailureError(reason, origin ? `${origin.file}:${origin.line}: ${message}` : message);
}
