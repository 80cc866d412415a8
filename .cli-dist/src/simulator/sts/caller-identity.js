/** Who the caller is; every caller may ask. */
export function getCallerIdentity(_input, { callerId, accountId, caller }) {
    return { UserId: callerId, Account: accountId, Arn: caller };
}
