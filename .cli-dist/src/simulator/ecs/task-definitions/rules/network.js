import { everyContainer, isFilled } from "./rule.js";
/** Container settings that make no sense where the task has its own network interface, with what AWS says about them. */
const notInAwsvpc = [
    ({ links }) => (isFilled(links) ? 'Links are not supported' : undefined),
    ({ hostname }) => (hostname ? 'hostname is not supported on container' : undefined),
    ({ extraHosts }) => (isFilled(extraHosts) ? 'Extra hosts are not supported on container' : undefined),
    ({ dnsServers }) => (isFilled(dnsServers) ? 'DNS servers are not supported on container' : undefined),
    ({ dnsSearchDomains }) => isFilled(dnsSearchDomains) ? 'DNS search domains are not supported on container' : undefined,
    ({ disableNetworking }) => (disableNetworking ? 'Disable Networking is not supported on container' : undefined),
];
const inAwsvpc = everyContainer(...notInAwsvpc);
/** What the network mode rules out. */
export const networkRules = [
    (draft) => {
        const problem = draft.networkMode === 'awsvpc' ? inAwsvpc(draft) : undefined;
        return problem && `${problem} when networkMode=awsvpc.`;
    },
    ({ networkMode, containerDefinitions }) => networkMode === 'none' && containerDefinitions.some(({ portMappings }) => isFilled(portMappings))
        ? 'Port mappings are not supported when networkMode=none.'
        : undefined,
];
