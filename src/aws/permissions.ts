import { type Conditions, type Permission, requestOwnerKey, resourceOwnerKey } from '../model/permission.ts';

const resourceOwner = { [resourceOwnerKey]: '{owner}' };

/** Only what carries our owner tag. */
export const owned: Conditions = { StringEquals: resourceOwner };

/** What carries our owner tag or none: IAM sees tags a moment late, and none on what the tag index shows although it is gone. */
export const notAnothers: Conditions = { StringEqualsIfExists: resourceOwner };

/** Only requests that give the resource our owner tag. */
export const requestTagged: Conditions = {
  StringEquals: { [requestOwnerKey]: '{owner}' },
};

/** Only in the cluster that the key begins with. */
export const inCluster: Conditions = {
  ArnEquals: { 'ecs:cluster': 'arn:{partition}:ecs:{region}:{account}:cluster/{within}' },
};

/** All of several conditions. */
export function allOf(...conditions: readonly Conditions[]): Conditions {
  const operators = [...new Set(conditions.flatMap((one) => Object.keys(one)))];
  return Object.fromEntries(
    operators.map((operator) => [operator, Object.assign({}, ...conditions.map((one) => one[operator]))]),
  );
}

/** Tags of a resource that this ECS call creates. */
export function tagOnCreate(createAction: string): Conditions {
  return allOf(requestTagged, { StringEquals: { 'ecs:CreateAction': createAction } });
}

/** Roles handed to a service, e.g. `ecs-tasks.amazonaws.com`. */
export function passedTo(service: string): Conditions {
  return { StringEquals: { 'iam:PassedToService': service } };
}

/** The ARN of a role that a spec may also call by its name. */
export function roleArn(nameOrArn: string): string {
  const name = literal(nameOrArn);
  return name.startsWith('arn:') ? name : `arn:{partition}:iam::{account}:role/${name}`;
}

/** A text of a manifest in an ARN: what IAM would take for a pattern or a variable is escaped. */
export function literal(text: string): string {
  return text.replace(/[*?$]/g, '${$&}');
}

/** What is needed whatever the manifests describe; GetCallerIdentity needs no permission. */
export const permissions: readonly Permission[] = [
  { sid: 'ReadWithoutResourceLevel', for: 'plan', actions: ['tag:GetResources'], on: ['*'] },
  {
    sid: 'TagWithoutResourceLevel',
    for: 'suspend',
    actions: ['tag:TagResources', 'tag:UntagResources'],
    on: ['*'],
  },
];
