import { AwsError } from '../aws-error.ts';
import type { Caller } from '../caller.ts';
import type { Context, ServiceModel } from '../operation.ts';
import { decide } from './decide.ts';
import type { Denial } from './policy.ts';

/** A call that a caller wants to have carried out. */
interface Wanted {
  readonly service: ServiceModel<never>;
  readonly operation: string;
  readonly input: object;
  readonly context: Context<never>;
}

/** Throws the error that the service answers with when the caller's policies do not allow the call; a caller without any may do all. */
export function authorize(caller: Caller, { service, operation, input, context }: Wanted): void {
  const { policies } = caller;
  const questions = service.access[operation];
  if (!policies || !questions) return;
  for (const access of questions(input as never, context)) {
    const decision = decide(policies, access);
    if (decision === 'allowed') continue;
    const denial = { access, isExplicit: decision === 'explicitDeny', operation, caller };
    throw service.denied?.(denial) ?? new AwsError('AccessDeniedException', deniedText(denial));
  }
}

/** AWS's usual words for a denial (IAM user guide, access denied error messages). */
export function deniedText({ access: { action, resource }, isExplicit, caller }: Denial): string {
  const because = isExplicit
    ? 'with an explicit deny in an identity-based policy'
    : `because no identity-based policy allows the ${action} action`;
  return `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource} ${because}`;
}
