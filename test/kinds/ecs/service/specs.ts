import type { JsonObject } from '../../../../src/lib/json.ts';
import type { Others } from '../../../support/findings.ts';

/** A service on instances whose task definition is not managed here, with changes. */
export function service(changes: JsonObject = {}): JsonObject {
  return { serviceName: 'web', taskDefinition: 'web:1', launchType: 'EC2', ...changes };
}

/** A service of `definition`, with changes. */
export function managed(changes: JsonObject = {}): JsonObject {
  return service({ taskDefinition: 'ref:TaskDefinition/web', ...changes });
}

/** A service of `definition` on Fargate, with changes. */
export function onFargate(changes: JsonObject = {}): JsonObject {
  return managed({ launchType: 'FARGATE', networkConfiguration, ...changes });
}

export const networkConfiguration: JsonObject = { awsvpcConfiguration: { subnets: ['subnet-1'] } };

/** The task definition that managed services run, with changes. */
export function definition(changes: JsonObject = {}): Others {
  const container = { name: 'app', portMappings: [{ containerPort: 8080, name: 'http' }] };
  return { 'TaskDefinition/web': { family: 'web', containerDefinitions: [container], ...changes } };
}

/** The same, fit for Fargate. */
export function fargateDefinition(changes: JsonObject = {}): Others {
  return definition({ networkMode: 'awsvpc', cpu: '256', memory: '512', ...changes });
}
