import type { Kind } from '../../src/model/kind.ts';
import type { Occasion, Permission } from '../../src/model/permission.ts';
import { generatedNotice, table } from './markdown.ts';

const occasions: Readonly<Record<Occasion, string>> = {
  plan: 'plan',
  left: 'plan, of what left Git',
  apply: 'apply',
  replace: 'apply, with `policy.replace: allow`',
  prune: 'apply `--prune`, of what left Git',
  import: 'import',
  logs: 'logs',
  suspend: 'suspend',
};

const introduction = `\`evenkeel iam --for apply\` prints the IAM policy that your manifests need: their actions on their resources, and nothing else.
\`--for plan\` prints one that only reads, for pull requests and \`status\`, \`get\` and \`wait\`. The policy is on standard output; what has to be known of it is on
standard error.

\`\`\`sh
evenkeel iam --for apply > apply.json
aws iam create-policy --policy-name evenkeel --policy-document file://apply.json
\`\`\`

* The account and region are those of the credentials. Without any, or with \`--offline\`, they are the variables \`account\` and \`region\` and the setting \`region\`; what
  nobody says is written as \`ACCOUNT_ID\` and \`REGION\`.
* Without \`--prune\` nothing may be deleted but what a manifest consents to replace (\`policy.replace: allow\`).
* A manifest that changes may need another policy: make it anew, and look at the difference.
* IAM takes 6,144 characters in a managed policy. Where names would need more, those that begin alike become a pattern, such as
  \`service/demo/*\`, and a note on standard error says which and for how many.
* What is changed or deleted must carry the tag \`evenkeel:owner\` of this instance, or with \`policy.adopt: true\` none; what is created must be given it. What
  follows a creation at once (tags, retention, the policies of a repository) may also be done where IAM sees no owner: it sees tags a moment late. To read
  what left Git, a missing tag is no hindrance either, since what the tag index still shows may be gone already. Two writes know no owner: answering a pause hook,
  which names its service, and \`ecs:DeregisterTaskDefinition\`, which IAM cannot confine at all and therefore stands alone in \`WriteWithoutResourceLevel\`.
* \`iam:PassRole\` names exactly the roles of the manifests. A service that runs a task definition without a manifest needs the roles of that one too, which a note says;
  \`evenkeel rollout undo\` to a revision with other roles needs those.
* The statement \`OptionalReasonsOfFailure\` may be left out: then a failed deployment is told without what its tasks died of.
* An account that never used ECS needs its service-linked role once: \`aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com\`.
* \`evenkeel sim --policy apply.json\` serves a simulated AWS that enforces it.

\`sts:GetCallerIdentity\` needs no permission. ECR asks for the grants of a customer's own key; whether CloudWatch Logs asks the caller for permissions on the key of a
log group depends on the policy of the key, and they are not in the policy.`;

/** The reference of everything that IAM must allow, from the rows that the policies are made of. */
export function iamPage(kinds: ReadonlyMap<string, Kind>, permissions: readonly Permission[]): string {
  const parts = [...kinds.values()].flatMap((kind) => [`## ${kind.name}`, permissionTable(kind.permissions)]);
  return `${[
    generatedNotice,
    '# Permissions',
    introduction,
    '## Whatever the manifests describe',
    permissionTable(permissions),
    ...parts,
  ].join('\n\n')}\n`;
}

function permissionTable(rows: readonly Permission[]): string {
  const lines = rows.flatMap((row) => row.actions.map((action) => lineOf(action, row)));
  return table(['Action', 'To', 'On', 'Only', 'Condition keys'], lines);
}

function lineOf(action: string, { on, needs, conditions = {}, ...row }: Permission): string[] {
  const keys = Object.entries(conditions).flatMap(([operator, block]) =>
    Object.keys(block).map((key) => `\`${key}\`${operator.endsWith('IfExists') ? ' if there' : ''}`),
  );
  return [
    `\`${action}\``,
    [row.for]
      .flat()
      .map((occasion) => occasions[occasion])
      .join('; '),
    'arnsOf' in on ? on.words : on.map((arn) => resource(arn, isOfAnything(row) ? '*' : 'KEY')).join(', '),
    needs?.words ?? '',
    keys.join(', '),
  ];
}

function isOfAnything(row: Pick<Permission, 'for'>): boolean {
  return [row.for].flat().every((occasion) => occasion === 'left' || occasion === 'prune' || occasion === 'import');
}

/** Without the place, which is the same everywhere. */
function resource(arn: string, key: string): string {
  return `\`${arn.replace(/^arn:\{partition\}:\w+:\{region\}:\{account\}:/, '').replaceAll('{key}', key)}\``;
}
