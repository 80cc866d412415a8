import { type KeyValues, keysOf, requestTagKeys, resourceTagKeys } from '../../iam/keys.ts';
import type { Access } from '../../iam/policy.ts';
import type { Context } from '../../operation.ts';
import { arn } from '../names.ts';
import type { EcsState } from '../state.ts';
import { tagsOf } from '../tags/resources.ts';
import { passedRoles } from './passed-roles.ts';
import { clusterOf, type EcsInput } from './paths.ts';
import { type Row, rows } from './rows.ts';

type Ecs = Context<EcsState>;

/** What IAM is asked before each operation of ECS. */
export const access = Object.fromEntries(
  Object.entries(rows).map(([operation, row]) => [
    operation,
    (input: EcsInput, context: Ecs) => questions(operation, row, { input, context }),
  ]),
);

function questions(operation: string, row: Row, { input, context }: { input: EcsInput; context: Ecs }): Access[] {
  const tags = new Map((input.tags ?? []).map(({ key = '', value = '' }) => [key, value]));
  const asked = { ...requestTagKeys(tags), ...(input.tagKeys ? { 'aws:TagKeys': input.tagKeys } : {}) };
  const own = row.on(input, context).map((resource) =>
    question(`ecs:${operation}`, resource, {
      ...asked,
      ...existing(resource, context),
      ...(row.tellsCluster ? { 'ecs:cluster': clusterArn(resource, input, context) } : {}),
    }),
  );
  const created = tags.size > 0 && row.creates ? row.creates(input, context) : [];
  const tagging = created.map((resource) =>
    question('ecs:TagResource', resource, { ...asked, ...existing(resource, context), 'ecs:CreateAction': operation }),
  );
  const passing = (row.passes ? passedRoles(input, context) : []).map(({ role, to }) =>
    question('iam:PassRole', role, { 'iam:PassedToService': to }),
  );
  return [...own, ...tagging, ...passing];
}

function question(action: string, resource: string, keys: KeyValues): Access {
  return { action, resource, keys: keysOf(keys) };
}

function existing(resource: string, { state }: Ecs): KeyValues {
  const tags = tagsOf(state, resource);
  return resourceTagKeys(tags && new Map(tags.map(({ key = '', value = '' }) => [key, value])), 'ecs');
}

/** The one in the ARN of what lives in a cluster; else the one that the request names. */
function clusterArn(resource: string, input: EcsInput, context: Ecs): string {
  const [, cluster] =
    /:(?:service|service-deployment|service-revision|task|container-instance)\/([^/]+)\//.exec(resource) ?? [];
  return arn(context, `cluster/${cluster ?? clusterOf(input)}`);
}
