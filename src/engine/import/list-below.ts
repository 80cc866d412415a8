import { nearest } from '../../lib/nearest.ts';
import type { Kind, Registry } from '../../model/kind.ts';
import type { Wanted, World } from './found.ts';

/** The kinds that others live in. */
export function ownersOf({ fields }: Kind): readonly string[] {
  return Object.values(fields).flatMap(({ within, refersTo }) => (within ? (refersTo?.kinds ?? []) : []));
}

/** True for a kind below which others live. */
export function isOwner({ name }: Kind, { kinds }: Registry): boolean {
  return [...kinds.values()].some((kind) => ownersOf(kind).includes(name));
}

/** Everything that lives directly below a resource. Throws FailureError. */
export async function listBelow({ kind: owner, key }: Pick<Wanted, 'kind' | 'key'>, world: World): Promise<Wanted[]> {
  const kinds = [...world.registry.kinds.values()].filter((kind) => ownersOf(kind).includes(owner.name));
  const lists = kinds.map(async (kind) => {
    const keys = await (await world.cloud.provider(kind.name)).list(key);
    return [...keys].sort().map((below) => ({ kind, key: below, revisions: [] }));
  });
  return (await Promise.all(lists)).flat();
}

/** The key of what AWS has that is most like a key that it does not have. Throws FailureError. */
export async function nearestKey({ kind, key }: Wanted, world: World): Promise<string | undefined> {
  const provider = await world.cloud.provider(kind.name);
  const owner = ownersOf(kind).length > 0 ? key.slice(0, key.indexOf('/')) : undefined;
  return nearest(key, await provider.list(owner));
}
