/** Budgets of operations that AWS limits one by one: so many calls per second, as many at once. */
export function requestRates(perSecond) {
    return Object.entries(perSecond).map(([operation, rate]) => ({
        category: operation,
        burst: rate,
        refillPerSecond: rate,
        operations: [operation],
    }));
}
