import type { Keys } from './policy.ts';

/** Condition keys by name, before their names are brought to lower case; one without values is absent. */
export type KeyValues = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Condition keys from their names and values. */
export function keysOf(values: KeyValues): Keys {
  const present = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name.toLowerCase(), [value].flat()] as const],
  );
  return new Map(present);
}

/** The tags that a request gives: `aws:RequestTag/KEY` and `aws:TagKeys`. */
export function requestTagKeys(tags: ReadonlyMap<string, string>): KeyValues {
  if (tags.size === 0) return {};
  return { ...tagKeys('aws:RequestTag', tags), 'aws:TagKeys': [...tags.keys()] };
}

/** The tags that a resource has, also under the service's own name for them: `aws:ResourceTag/KEY` and `ecs:ResourceTag/KEY`. */
export function resourceTagKeys(tags: ReadonlyMap<string, string> | undefined, service?: string): KeyValues {
  if (!tags) return {};
  return { ...tagKeys('aws:ResourceTag', tags), ...(service ? tagKeys(`${service}:ResourceTag`, tags) : {}) };
}

function tagKeys(prefix: string, tags: ReadonlyMap<string, string>): KeyValues {
  return Object.fromEntries([...tags].map(([key, value]) => [`${prefix}/${key}`, value]));
}
