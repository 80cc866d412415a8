import { groupBy } from '../../lib/group-by.ts';
import { type FieldRule, ruleTree } from '../../model/field.ts';
import type { Named } from '../../model/imported.ts';
import type { Registry } from '../../model/kind.ts';
import type { ResourceId } from '../../model/resource.ts';
import type { Found } from './found.ts';
import { allTexts } from './mentions.ts';

const arn = /^arn:[a-z-]+:([a-z0-9-]+):[^:]*:[^:]*:([A-Za-z-]*)[/:]?/;

/** What AWS's ids are made of, and what they are ids of. */
const ids: readonly (readonly [form: RegExp, what: string])[] = [
  [/^subnet-[0-9a-f]{8,}$/, 'subnet'],
  [/^sg-[0-9a-f]{8,}$/, 'security group'],
  [/^fs-[0-9a-f]{8,}$/, 'file system'],
  [/^fsap-[0-9a-f]{8,}$/, 'access point'],
];

/** What the resources name of which there is no kind, by what it is. */
export function outsideOf(named: readonly (readonly [ResourceId, Found])[], registry: Registry): Named[] {
  const uses = named.flatMap(([id, { kind, spec }]) =>
    [...allTexts(spec, ruleTree(kind.fields))].flatMap(({ text, rule }) => {
      const what = outsideText(text, rule, registry);
      return what === undefined ? [] : [{ id, what, name: text }];
    }),
  );
  return gathered(uses);
}

/** One entry for each thing, with everybody who uses it. */
export function gathered(
  uses: readonly { readonly id: ResourceId; readonly what: string; readonly name: string }[],
): Named[] {
  const groups = groupBy([...uses].sort(byName), ({ what, name }) => `${what} ${name}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first
      ? [{ what: first.what, name: first.name, usedBy: [...new Set(group.map(({ id }) => id))].sort() }]
      : [];
  });
}

function byName(left: { what: string; name: string }, right: { what: string; name: string }): number {
  return `${left.what} ${left.name}` < `${right.what} ${right.name}` ? -1 : 1;
}

function outsideText(text: string, rule: FieldRule, { kinds }: Registry): string | undefined {
  const [, service = '', type = ''] = arn.exec(text) ?? [];
  const isOurs = [...kinds.values()].some(({ indexType }) => indexType === `${service}:${type}`);
  if (isOurs) return undefined;
  if (rule.outside) return rule.outside(text);
  if (service) return wordsOf(service, type);
  return ids.find(([form]) => form.test(text))?.[1];
}

/** An object of S3 has no type, and what stands there is its bucket. */
function wordsOf(service: string, type: string): string {
  return service === 's3' || type === '' ? `${service} object` : `${service} ${type}`;
}
