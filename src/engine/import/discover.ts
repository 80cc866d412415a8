import { groupBy } from '../../lib/group-by.ts';
import type { Kind } from '../../model/kind.ts';
import { abridgedSpec } from './abridged-spec.ts';
import { type Found, placeOf, type Wanted, type World } from './found.ts';
import { listBelow } from './list-below.ts';
import { mentionsIn } from './mentions.ts';

/** The resource with what lives below it and everything that any of them refers to, by `Kind/key`. Throws FailureError. */
export async function discover(root: Wanted, world: World): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  const asked = new Set<string>();
  let open = [root];
  while (open.length > 0) {
    for (const wanted of open) asked.add(placeOf(wanted));
    const seen = (await Promise.all([...groupBy(open, ({ kind }) => kind)].map((group) => look(group, world)))).flat();
    for (const one of seen) found.set(placeOf(one), one);
    const isRoot = open[0] === root;
    const below = isRoot && seen.length > 0 ? await listBelow(root, world) : [];
    const mentioned = seen.filter(({ observed }) => !observed.leaving).flatMap((one) => mentionsIn(one, world));
    open = [...below, ...merged(mentioned)].filter((wanted) => !asked.has(placeOf(wanted)));
  }
  return found;
}

/** One thing may be named at several revisions: the newest one stands for it. */
function merged(mentions: ReturnType<typeof mentionsIn>): Wanted[] {
  return [...groupBy(mentions, placeOf).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const revisions = new Set(group.flatMap(({ exactly }) => exactly ?? []));
    return [{ kind: first.kind, key: first.key, revisions: [...revisions].sort(newestFirst) }];
  });
}

function newestFirst(left: string, right: string): number {
  return right.localeCompare(left, 'en', { numeric: true });
}

async function look([kind, wanted]: readonly [Kind, readonly Wanted[]], world: World): Promise<Found[]> {
  const provider = await world.cloud.provider(kind.name);
  const targets = wanted.map(({ key, revisions: [exactly] }) => ({
    key,
    indexed: [],
    whole: true as const,
    ...(exactly ? { exactly } : {}),
  }));
  const answer = await provider.observe(targets);
  const found = [...answer.values()].map((observed) => {
    const spec = abridgedSpec(observed.spec, kind, world);
    return { kind, key: observed.key, observed, spec };
  });
  const others = wanted
    .filter(({ key, revisions }) => !answer.has(key) && revisions.length > 1)
    .map((one) => ({ ...one, revisions: one.revisions.slice(1) }));
  return others.length > 0 ? [...found, ...(await look([kind, others], world))] : found;
}
