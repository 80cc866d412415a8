import type { Context } from '../operation.ts';

/** Who the caller is; every caller may ask. */
export function getCallerIdentity(_input: object, { callerId, accountId, caller }: Context<object>) {
  return { UserId: callerId, Account: accountId, Arn: caller };
}
