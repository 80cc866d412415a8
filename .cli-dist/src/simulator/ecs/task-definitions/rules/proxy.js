import { firstOf } from "./rule.js";
/** App Mesh's properties, in the order AWS looks for them; one of the last two is enough. */
const properties = [
    { anyOf: ['ProxyIngressPort'], missing: 'Ingress port not found' },
    { anyOf: ['ProxyEgressPort'], missing: 'Egress port not found' },
    { anyOf: ['AppPorts'], missing: 'App ports not found' },
    { anyOf: ['IgnoredUID', 'IgnoredGID'], missing: 'Ignored UID or GID not found' },
];
/** What a proxy configuration must say. */
export const proxyRules = [
    ({ proxyConfiguration: proxy, networkMode }) => proxy && networkMode !== 'awsvpc'
        ? 'APPMESH proxy configuration is only supported in networkMode=awsvpc.'
        : undefined,
    ({ proxyConfiguration: proxy, containerDefinitions }) => proxy && containerDefinitions.every(({ name }) => name !== proxy.containerName)
        ? `Proxy container [${proxy.containerName}] does not exist.`
        : undefined,
    ({ proxyConfiguration: proxy }) => {
        const given = proxy?.properties?.map(({ name }) => name);
        return (proxy &&
            firstOf(properties, ({ anyOf, missing }) => (anyOf.some((name) => given?.includes(name)) ? undefined : missing)));
    },
];
