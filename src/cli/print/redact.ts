import type { JsonObject } from '../../lib/json.ts';
import type { FieldChange } from '../../model/change.ts';
import { ruleTree } from '../../model/field.ts';
import type { Kind } from '../../model/kind.ts';
import { isHidden, mask } from '../../model/mask.ts';
import { authorTags } from '../../model/ownership.ts';
import type { Step } from '../../model/plan.ts';
import type { Desired, Tags } from '../../model/provider.ts';
import { rulesAt } from '../../model/rules-at.ts';
import { isSecretEntry, masked } from '../../model/secret.ts';

/** A spec of the kind with its secret values hidden. */
export function withoutSecrets(spec: JsonObject, kind: Kind): JsonObject {
  return mask(spec, ruleTree(kind.fields)) as JsonObject;
}

/** What differs, ownership tags apart; the fields of a new resource are all added. */
export function shownFields({ change, kind, desired }: Step): FieldChange[] {
  const fields = change.op === 'create' && desired ? addedFields(desired, kind) : change.fields;
  return fields.filter(({ path }) => path[0] !== 'ownership');
}

/** Tags with the values that look like secrets hidden. */
export function shownTags(tags: Tags): Tags {
  const entries = Object.entries(tags).map(([name, value]) => [name, isSecretEntry(value, { name }) ? masked : value]);
  return Object.fromEntries(entries);
}

function addedFields({ given, tags }: Desired, kind: Kind): FieldChange[] {
  const rules = ruleTree(kind.fields);
  const members = Object.entries(given).flatMap(([name, after]): FieldChange[] => {
    if (after === undefined) return [];
    const node = rulesAt(rules, [name]);
    const hidden = isHidden(node.rule, name, given);
    return [{ path: [name], after: mask(after, node), mode: kind.onChange, ...(hidden ? { sensitive: true } : {}) }];
  });
  const tagged = Object.entries(shownTags(authorTags(tags))).map(
    ([key, after]): FieldChange => ({ path: ['tags', `[${key}]`], after, mode: 'update' }),
  );
  return [...members, ...tagged];
}
