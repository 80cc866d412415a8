import type { ConnectedKind } from '../../../aws/cloud.ts';
import type { Sought } from '../../../model/kind.ts';
import { anySpec } from '../../../model/provider.ts';
import { checks } from './checks.ts';
import { taskDefinitionHealth } from './health.ts';
import { permissions } from './permissions.ts';
import { surplusRevisions } from './revisions.ts';
import { fields, withHostPorts, withoutHostPorts } from './spec.ts';

/** An ECS task definition: a family of immutable revisions. */
export const taskDefinition: ConnectedKind = {
  name: 'TaskDefinition',
  summary: 'What a task runs: containers, sizes, roles, volumes. Every change registers a new revision.',
  shape: { package: '@aws-sdk/client-ecs', type: 'RegisterTaskDefinitionRequest', omit: [] },
  nameField: 'family',
  onChange: 'revise',
  fields,
  checks,
  describeOnly: [
    ...['taskDefinitionArn', 'revision', 'status', 'requiresAttributes', 'compatibilities'],
    ...['registeredAt', 'registeredBy', 'deregisteredAt', 'deleteRequestedAt'],
  ],
  indexType: 'ecs:task-definition',
  keyOf: ({ family }) => String(family),
  keyOfArn: (arn) => arn.slice(arn.lastIndexOf('/') + 1).split(':')[0] ?? '',
  named: revisionNamed,
  attributes: ({ family }) => ({ name: String(family), family: String(family) }),
  prepare: withHostPorts,
  abridge: withoutHostPorts,
  health: taskDefinitionHealth,
  housekeeping: surplusRevisions,
  quotas: [
    { name: 'containers per task definition', limit: 10, used: ({ spec }) => spec.containerDefinitions },
    { name: 'revisions per family', limit: 1_000_000, used: ({ facts }) => facts.revision },
  ],
  hasLogs: true,
  containersIn: 'containerDefinitions',
  columns: ({ facts }) => ({ Revision: String(facts.revision ?? '') }),
  permissions,
  connect: async (access) => anySpec((await import('./provider.ts')).taskDefinitionProvider(access)),
};

/** `family`, `family:revision` or the ARN of a revision. */
function revisionNamed(text: string): Sought {
  const name = text.slice(text.lastIndexOf('/') + 1);
  const [key = ''] = name.split(':');
  return key === name ? { key } : { key, exactly: name };
}
