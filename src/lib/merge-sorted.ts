/** The first item of an iterable that has been opened, and what comes after it. */
interface Head<Item> {
  readonly item: Item;
  readonly rest: AsyncIterator<Item>;
}

/** One iterable out of several that are each in ascending order of rank; equal ranks come in the order of the sources. */
export async function* mergeSorted<Item>(
  sources: readonly AsyncIterable<Item>[],
  rankOf: (item: Item) => number,
): AsyncGenerator<Item> {
  let heads = (await Promise.all(sources.map((source) => headOf(source[Symbol.asyncIterator]())))).flat();
  while (heads.length > 0) {
    const first = heads.reduce((best, head) => (rankOf(head.item) < rankOf(best.item) ? head : best));
    yield first.item;
    const next = await headOf(first.rest);
    heads = heads.flatMap((head) => (head === first ? next : [head]));
  }
}

async function headOf<Item>(rest: AsyncIterator<Item>): Promise<Head<Item>[]> {
  const { done, value } = await rest.next();
  return done ? [] : [{ item: value, rest }];
}
