import type { Json, JsonObject } from '../../src/lib/json.ts';
import type { FieldCase, Stage } from '../support/kind-cases.ts';
import { taskDefinitionSpec } from '../support/manifests.ts';

/** A container that a task does without. */
export const side = { name: 'side', image: 'busybox:1', essential: false };
/** The container that a task is there for. */
export const app = { name: 'app', image: 'public.ecr.aws/nginx/nginx:1' };
const onEc2 = { memory: 64 };

/** Members of the first of two containers, on Fargate. */
export function container(members: JsonObject, more: JsonObject = {}): FieldCase {
  return {
    on: 'fargate',
    set: { containerDefinitions: [{ ...app, ...members } as Json, side], ...more },
    as: 'revise',
  };
}

/** Members of the first of two containers, on EC2. */
export function ec2Container(members: JsonObject, more: JsonObject = {}): FieldCase {
  const containerDefinitions = [{ ...app, ...onEc2, ...members } as Json, { ...side, ...onEc2 }];
  return { on: 'ec2', set: { containerDefinitions, ...more }, as: 'revise' };
}

/** Members beside the containers. */
export function task(set: JsonObject, on = 'fargate'): FieldCase {
  return { on, set, as: 'revise' };
}

/** A parameter that a secret comes from. */
export const parameter = 'arn:aws:ssm:eu-west-1:111122223333:parameter/web/key';

/** Task definitions to start from. */
export const taskDefinitionStages: Readonly<Record<string, Stage>> = {
  fargate: { spec: taskDefinitionSpec({}, { containerDefinitions: [app, side] }) },
  ec2: {
    spec: {
      containerDefinitions: [
        { ...app, ...onEc2 },
        { ...side, ...onEc2 },
      ],
    },
  },
};
