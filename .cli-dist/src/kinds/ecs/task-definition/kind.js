import { anySpec } from "../../../model/provider.js";
import { checks } from "./checks.js";
import { taskDefinitionHealth } from "./health.js";
import { surplusRevisions } from "./revisions.js";
import { fields, withHostPorts } from "./spec.js";
/** An ECS task definition: a family of immutable revisions. */
export const taskDefinition = {
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
    columns: ({ facts }) => ({ Revision: String(facts.revision ?? '') }),
    connect: async (access) => anySpec((await import("./provider.js")).taskDefinitionProvider(access)),
};
