import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { FailureError } from '../model/failure.ts';
import type { Place } from '../model/resource.ts';
import type { Clients } from './clients.ts';

/** The account, partition and region of the credentials, asked for once. Throws FailureError. */
export function placeFinder(clients: Clients): () => Promise<Place> {
  let found: Place | undefined;
  return async () => {
    found ??= await findPlace(clients);
    return found;
  };
}

async function findPlace(clients: Clients): Promise<Place> {
  const region = await clients.regionOf(STSClient);
  const { Account, Arn } = await clients.sender('sts', STSClient).send(new GetCallerIdentityCommand({}));
  // Every ARN that is worked out beforehand carries it: a wrong one would be remembered for the whole run.
  if (!Account) throw new FailureError('ServerError', 'GetCallerIdentity: an answer without an account');
  return { account: Account, region, partition: Arn?.split(':')[1] ?? 'aws' };
}
