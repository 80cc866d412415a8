/** The last `count` items, once all are there. */
export async function* lastOf<Item>(items: AsyncIterable<Item>, count: number): AsyncGenerator<Item> {
  const kept: Item[] = [];
  for await (const item of items) {
    kept.push(item);
    if (kept.length > count) kept.shift();
  }
  yield* kept;
}
