/** An account without log groups. */
export function createLogsState() {
    return { groups: new Map() };
}
