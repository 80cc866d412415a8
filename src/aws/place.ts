import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
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

async function findPlace({ sts, region }: Clients): Promise<Place> {
  const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}));
  return { account: Account ?? '', region: await region(), partition: Arn?.split(':')[1] ?? 'aws' };
}
