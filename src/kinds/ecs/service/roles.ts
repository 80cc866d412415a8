import { isObject, type Json, type JsonObject } from '../../../lib/json.ts';
import { listOf, textOf, valueAt } from '../../../model/known.ts';
import type { Grantee } from '../../../model/permission.ts';
import { lastSegment } from './spec.ts';

/** Where a role stands in the elements of a list. */
const inLists: readonly { readonly list: string; readonly role: string }[] = [
  { list: 'loadBalancers', role: 'advancedConfiguration.roleArn' },
  { list: 'deploymentConfiguration.lifecycleHooks', role: 'roleArn' },
  { list: 'volumeConfigurations', role: 'managedEBSVolume.roleArn' },
  { list: 'vpcLatticeConfigurations', role: 'roleArn' },
  { list: 'serviceConnectConfiguration.services', role: 'tls.roleArn' },
];

/** The roles that ECS itself acts in for a service. */
export function rolesOfService(spec: JsonObject): string[] {
  const listed = inLists.flatMap(({ list, role }) => elementsOf(spec, list).flatMap((item) => textAt(item, role)));
  return [...textAt(spec, 'role'), ...listed];
}

/** True where a deployment waits for somebody's answer. */
export function hasPauseHooks({ spec }: Grantee): boolean {
  const hooks = elementsOf(spec, 'deploymentConfiguration.lifecycleHooks');
  return hooks.some(({ targetType }) => targetType === 'PAUSE');
}

/** The roles of a task definition that no manifest describes have to be passed too. */
export function missingRoles({ given, related }: Grantee): string | undefined {
  const { taskDefinition } = given;
  const text = textOf(taskDefinition) ?? '';
  const name = lastSegment(text).split(':')[0] ?? '';
  const isForeign = text !== '' && !related(taskDefinition, 'TaskDefinition') && !related(name, 'TaskDefinition');
  return isForeign
    ? `it runs ${name}, which no manifest describes: add iam:PassRole of the roles of ${name}`
    : undefined;
}

function elementsOf(spec: JsonObject, list: string): JsonObject[] {
  return listOf(valueAt(spec, list)).filter((item: Json) => isObject(item));
}

function textAt(value: JsonObject, path: string): string[] {
  const text = textOf(valueAt(value, path));
  return text === undefined ? [] : [text];
}
