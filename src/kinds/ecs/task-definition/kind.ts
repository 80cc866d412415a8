import type { ConnectedKind } from '../../../aws/cloud.ts';
import { anySpec } from '../../../model/provider.ts';
import { checks } from './checks.ts';
import { taskDefinitionHealth } from './health.ts';
import { surplusRevisions } from './revisions.ts';
import { fields, withHostPorts } from './spec.ts';

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
  attributes: ({ family }) => ({ name: String(family), family: String(family) }),
  prepare: withHostPorts,
  health: taskDefinitionHealth,
  housekeeping: surplusRevisions,
  hasLogs: true,
  columns: ({ facts }) => ({ Revision: String(facts.revision ?? '') }),
  connect: async (access) => anySpec((await import('./provider.ts')).taskDefinitionProvider(access)),
};
