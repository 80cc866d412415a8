/** The items whose key an earlier item has too; an item without a key is never one of them. */
export function repeated(items, keyOf) {
    const seen = new Set();
    return items.filter((item) => {
        const key = keyOf(item);
        const isRepeated = key !== undefined && seen.has(key);
        seen.add(key);
        return isRepeated;
    });
}
