/** The items whose key an earlier item has too; an item without a key is never one of them. */
export function repeated<Item>(items: readonly Item[], keyOf: (item: Item) => string | undefined): Item[] {
  const seen = new Set<string | undefined>();
  return items.filter((item) => {
    const key = keyOf(item);
    const isRepeated = key !== undefined && seen.has(key);
    seen.add(key);
    return isRepeated;
  });
}
