import type { FieldChange } from '../model/change.ts';
import { authorTags, ownershipTags } from '../model/ownership.ts';
import type { Tags } from '../model/provider.ts';
import { isSecretEntry } from '../model/secret.ts';

/** Tag differences, the author's by key and ours by what they stand for. */
export function tagChanges(desired: Tags, live: Tags): FieldChange[] {
  const wanted = authorTags(desired);
  const present = authorTags(live);
  const keys = new Set([...Object.keys(wanted), ...Object.keys(present)].sort());
  const own = [ownershipTags.resource, ownershipTags.hash, ownershipTags.deletion];
  return [
    ...[...keys].flatMap((key) => tagChange(key, present[key], wanted[key])),
    ...own.flatMap((key) => textChange(['ownership', key], live[key], desired[key])),
  ];
}

function tagChange(name: string, before: string | undefined, after: string | undefined): FieldChange[] {
  const isSecret = [before, after].some((value) => value !== undefined && isSecretEntry(value, { name }));
  const changes = textChange(['tags', `[${name}]`], before, after);
  return isSecret ? changes.map((change) => ({ ...change, sensitive: true })) : changes;
}

function textChange(path: readonly string[], before: string | undefined, after: string | undefined): FieldChange[] {
  if (before === after) return [];
  return [
    { path, mode: 'update', ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) },
  ];
}
