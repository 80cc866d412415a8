import { STSClient } from '@aws-sdk/client-sts';
import type { Place } from '../model/resource.ts';
import { readCaller } from './caller.ts';
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
  const { account, arn } = await readCaller(clients);
  return { account, region, partition: arn.split(':')[1] ?? 'aws' };
}
