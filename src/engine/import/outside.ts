import { groupBy } from '../../lib/group-by.ts';
import { type FieldRule, ruleTree } from '../../model/field.ts';
import type { Named } from '../../model/imported.ts';
import type { Registry } from '../../model/kind.ts';
import type { ResourceId } from '../../model/resource.ts';
import type { Found } from './found.ts';
import { allTexts } from './mentions.ts';

const arn = /^arn:[a-z-]+:([a-z0-9-]+):[^:]*:[^:]*:([A-Za-z-]*)[/:]?/;

/** How people call what AWS names otherwise in ARNs. */
const arnTypes: Readonly<Record<string, string>> = {
  'elasticloadbalancing listener-rule': 'listener rule',
  'elasticloadbalancing loadbalancer': 'load balancer',
  'elasticloadbalancing targetgroup': 'target group',
  'iam role': 'IAM role',
  'kms key': 'KMS key',
  'lambda function': 'Lambda function',
  s3: 'S3 object',
  'secretsmanager secret': 'Secrets Manager secret',
  'servicediscovery namespace': 'Cloud Map namespace',
  'servicediscovery service': 'Cloud Map service',
  'ssm parameter': 'SSM parameter',
  'vpc-lattice targetgroup': 'VPC Lattice target group',
};

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
  return sortText(left) < sortText(right) ? -1 : 1;
}

function sortText({ what, name }: { what: string; name: string }): string {
  return `${what.toLowerCase()} ${name}`;
}

function outsideText(text: string, rule: FieldRule, { kinds }: Registry): string | undefined {
  const [, service = '', type = ''] = arn.exec(text) ?? [];
  const isOurs = [...kinds.values()].some(({ indexType }) => indexType === `${service}:${type}`);
  if (isOurs) return undefined;
  if (rule.outside) return rule.outside(text);
  if (service) return wordsOf(service, type);
  return ids.find(([form]) => form.test(text))?.[1];
}

function wordsOf(service: string, type: string): string {
  const plain = service === 's3' ? 's3' : `${service} ${type}`.trim();
  return arnTypes[plain] ?? plain;
}
