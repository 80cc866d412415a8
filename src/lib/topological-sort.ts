/** Items in an order in which each comes after what it depends on, and the circles that have no such order. */
export interface Sorted<Id> {
  readonly order: readonly Id[];
  /** Each circle once, as the path that leads back to its first member. */
  readonly cycles: readonly (readonly Id[])[];
}

/** Sorts a graph given as item → dependencies; dependencies that are not items themselves are ignored. Stable for equal input order. */
export function topologicalSort<Id>(dependencies: ReadonlyMap<Id, readonly Id[]>): Sorted<Id> {
  const walk: Walk<Id> = { dependencies, order: [], cycles: [], finished: new Set() };
  for (const root of dependencies.keys()) if (!walk.finished.has(root)) walkFrom(root, walk);
  return walk;
}

interface Walk<Id> {
  readonly dependencies: ReadonlyMap<Id, readonly Id[]>;
  readonly order: Id[];
  readonly cycles: Id[][];
  readonly finished: Set<Id>;
}

/** The way from the root to where the walk is, with the dependencies that each item on it still has to be asked about. */
interface Trail<Id> {
  readonly ids: Id[];
  readonly open: Map<Id, Iterator<Id>>;
}

// An explicit trail: a chain of 10,000 manifests must not overflow the call stack.
function walkFrom<Id>(root: Id, walk: Walk<Id>): void {
  const trail: Trail<Id> = { ids: [root], open: new Map([[root, dependenciesOf(root, walk)]]) };
  for (let current = trail.ids.at(-1); current !== undefined; current = trail.ids.at(-1)) {
    const next = trail.open.get(current)?.next();
    if (!next || next.done) finish(current, trail, walk);
    else visit(next.value, trail, walk);
  }
}

function finish<Id>(id: Id, trail: Trail<Id>, { order, finished }: Walk<Id>): void {
  trail.ids.pop();
  trail.open.delete(id);
  finished.add(id);
  order.push(id);
}

function visit<Id>(id: Id, trail: Trail<Id>, walk: Walk<Id>): void {
  if (walk.finished.has(id)) return;
  if (trail.open.has(id)) {
    walk.cycles.push(trail.ids.slice(trail.ids.indexOf(id)));
    return;
  }
  trail.ids.push(id);
  trail.open.set(id, dependenciesOf(id, walk));
}

function dependenciesOf<Id>(id: Id, { dependencies }: Walk<Id>): Iterator<Id> {
  const known = (dependencies.get(id) ?? []).filter((dependency) => dependencies.has(dependency));
  return new Set(known).values();
}
