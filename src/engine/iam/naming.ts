import { groupBy } from '../../lib/group-by.ts';
import type { ResourceKey } from '../../model/resource.ts';

/** Ways to name a kind's resources in ARNs, each shorter and wider than the one before. */
export const namings: readonly ((keys: readonly ResourceKey[]) => ReadonlyMap<ResourceKey, string>)[] = [
  (keys) => new Map(keys.map((key) => [key, key])),
  (keys) => siblings(keys, /^(.*\/)[^/]*$/),
  (keys) => siblings(keys, /^(.*[/._-])[^/._-]*$/),
  (keys) => new Map(keys.map((key) => [key, '*'])),
];

/** Names that begin alike become one pattern; a name that stands alone stays what it is. */
function siblings(keys: readonly ResourceKey[], beginning: RegExp): ReadonlyMap<ResourceKey, string> {
  const groups = groupBy(keys, (key) => beginning.exec(key)?.[1] ?? key);
  const named = [...groups].flatMap(([start, members]) =>
    members.map((key) => [key, members.length > 1 ? `${start}*` : key] as const),
  );
  return new Map(named);
}
