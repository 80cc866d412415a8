import { registryHost } from "./repository.js";
const tokenLifeSeconds = 12 * 60 * 60;
/** The registry, which replicates nothing. */
export function describeRegistry(_input, context) {
    return { registryId: context.accountId, replicationConfiguration: { rules: [] } };
}
/** The registry's scanning configuration, which is what AWS starts with. */
export function getRegistryScanningConfiguration(_input, context) {
    return { registryId: context.accountId, scanningConfiguration: { scanType: 'BASIC', rules: [] } };
}
/** A password for `docker login` that lives for twelve hours. */
export function getAuthorizationToken(input, context) {
    const { world, accountId } = context;
    return {
        authorizationData: (input.registryIds ?? [accountId]).map((registryId) => ({
            authorizationToken: Buffer.from(`AWS:${world.base62(64)}`).toString('base64'),
            expiresAt: world.nowSeconds + tokenLifeSeconds,
            proxyEndpoint: `https://${registryHost(context, registryId)}`,
        })),
    };
}
