/** An empty account. */
export function createEcsState() {
    return {
        clusters: new Map(),
        taskDefinitions: new Map(),
        deletedRevisions: new Set(),
        capacityProviders: new Map(),
        settings: new Map(),
        namespaces: new Map(),
        services: new Map(),
        tasks: new Map(),
        runTaskTokens: new Map(),
    };
}
