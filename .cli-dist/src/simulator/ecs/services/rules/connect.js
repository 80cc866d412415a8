const dnsName = /^(?=.{1,127}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i;
/** What Service Connect asks of a service that switches it on. */
export const connectRules = [
    {
        when: ({ request: { serviceConnectConfiguration: connect }, cluster }) => Boolean(connect?.enabled) && !connect?.namespace && !cluster.view.serviceConnectDefaults?.namespace,
        message: 'Namespace is missing',
    },
    {
        when: (subject) => unnamedPort(subject) !== undefined,
        message: (subject) => `portName(${unnamedPort(subject)?.portName}) does not refer to any named PortMapping in the container definitions`,
    },
    {
        when: (subject) => crowded(subject) !== undefined,
        message: (subject) => `${crowded(subject)?.clientAliases?.length} clientAliases exceeds the max limit of 1`,
    },
    {
        when: (subject) => names(subject).some((name) => !dnsName.test(name)),
        message: 'The DNS name that you provided is invalid',
    },
];
function entries({ request: { serviceConnectConfiguration: connect }, }) {
    return connect?.enabled ? (connect.services ?? []) : [];
}
function unnamedPort(subject) {
    const containers = subject.draft.definition?.containerDefinitions ?? [];
    const named = containers.flatMap(({ portMappings = [] }) => portMappings.map(({ name }) => name));
    return entries(subject).find(({ portName }) => !named.includes(portName));
}
function crowded(subject) {
    return entries(subject).find(({ clientAliases = [] }) => clientAliases.length > 1);
}
function names(subject) {
    return entries(subject).flatMap(({ clientAliases = [] }) => clientAliases.flatMap(({ dnsName: name }) => name ?? []));
}
