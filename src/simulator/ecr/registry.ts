import type { GetAuthorizationTokenRequest } from '@aws-sdk/client-ecr';
import type { Wire } from '../operation.ts';
import { type Ecr, registryHost } from './repository.ts';

const tokenLifeSeconds = 12 * 60 * 60;

/** The registry, which replicates nothing. */
export function describeRegistry(_input: object, context: Ecr) {
  return { registryId: context.accountId, replicationConfiguration: { rules: [] } };
}

/** The registry's scanning configuration, which is what AWS starts with. */
export function getRegistryScanningConfiguration(_input: object, context: Ecr) {
  return { registryId: context.accountId, scanningConfiguration: { scanType: 'BASIC', rules: [] } };
}

/** A password for `docker login` that lives for twelve hours. */
export function getAuthorizationToken(input: Wire<GetAuthorizationTokenRequest>, context: Ecr) {
  const { world, accountId } = context;
  return {
    authorizationData: (input.registryIds ?? [accountId]).map((registryId) => ({
      authorizationToken: Buffer.from(`AWS:${world.base62(64)}`).toString('base64'),
      expiresAt: world.nowSeconds + tokenLifeSeconds,
      proxyEndpoint: `https://${registryHost(context, registryId)}`,
    })),
  };
}
