/** An empty registry. */
export function createEcrState() {
    return { repositories: new Map() };
}
