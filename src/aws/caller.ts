import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { FailureError } from '../model/failure.ts';
import type { Clients } from './clients.ts';

/** Who credentials belong to. */
export interface Caller {
  readonly account: string;
  readonly arn: string;
}

/** Who the credentials belong to, which AWS tells without any permission. Throws FailureError. */
export async function readCaller(clients: Clients, command = new GetCallerIdentityCommand({})): Promise<Caller> {
  const { Account, Arn = '' } = await clients.sender('sts', STSClient).send(command);
  // Every ARN that is worked out beforehand carries it: a wrong one would be remembered for the whole run.
  if (!Account) throw new FailureError('ServerError', 'GetCallerIdentity: an answer without an account');
  return { account: Account, arn: Arn };
}
