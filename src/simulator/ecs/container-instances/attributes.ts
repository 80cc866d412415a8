import {
  type Attribute,
  type DeleteAttributesRequest,
  type ListAttributesRequest,
  type PutAttributesRequest,
  TargetType,
} from '@aws-sdk/client-ecs';
import { AwsError } from '../../aws-error.ts';
import type { Context, Wire } from '../../operation.ts';
import { page } from '../../page.ts';
import type { StoredCluster } from '../clusters/stored.ts';
import { instancesOf } from '../placement/instances.ts';
import type { StoredContainerInstance } from '../placement/stored.ts';
import { invalidParameter, requireAtMost, required, requireOneOf, requirePageSize } from '../refusal.ts';
import type { EcsState } from '../state.ts';
import { hostCluster } from '../tasks/host-cluster.ts';
import { isCapability } from './capabilities.ts';
import { findInstance } from './lookup.ts';
import { wakeConcerned } from './wake-services.ts';

type Ecs = Context<EcsState>;

const mostCustom = 10;
const nameForm = /^[\w\-./\\]{1,128}$/;
const valueForm = /^(?! )[\w\-.@/\\: ]{1,128}(?<! )$/;

/** Gives attributes to instances or changes their values, all or none of them. */
export function putAttributes(input: Wire<PutAttributesRequest>, context: Ecs) {
  const given = targeted(context, hostCluster(context, input.cluster), input.attributes);
  for (const [instance, { name = '', value }] of given) {
    if (!nameForm.test(name)) throw invalidParameter(`Attribute name ${name} is invalid.`);
    if (value !== undefined && !valueForm.test(value)) throw invalidParameter(`Attribute value ${value} is invalid.`);
    requireRoom(instance, given);
  }
  for (const [instance, { name = '', value }] of given) instance.attributes.set(name, value);
  for (const instance of new Set(given.map(([target]) => target))) wakeConcerned(context, instance);
  return { attributes: given.map(([instance, attribute]) => shown(instance, attribute)) };
}

/** Takes attributes from instances; those that an instance does not have are not among the answer. */
export function deleteAttributes(input: Wire<DeleteAttributesRequest>, context: Ecs) {
  const given = targeted(context, hostCluster(context, input.cluster), input.attributes);
  const deleted = given.filter(([instance, { name = '' }]) => instance.attributes.delete(name));
  for (const instance of new Set(deleted.map(([target]) => target))) wakeConcerned(context, instance);
  return { attributes: deleted.map(([instance, attribute]) => shown(instance, attribute)) };
}

/** Lists the attributes of a cluster's instances: all, or those of one name and value. */
export function listAttributes(input: Wire<ListAttributesRequest>, context: Ecs) {
  const { clusterName = '' } = hostCluster(context, input.cluster).view;
  requireOneOf('targetType', required('targetType', input.targetType), TargetType);
  requirePageSize(input.maxResults, 100);
  const { attributeName, attributeValue } = input;
  if (attributeValue !== undefined && attributeName === undefined) throw invalidParameter('attributeName is missing');
  const all = instancesOf(context, clusterName).flatMap((instance) =>
    [...instance.attributes].map(([name, value]) => shown(instance, { name, value })),
  );
  const found = all
    .filter(({ name }) => attributeName === undefined || name === attributeName)
    .filter(({ value }) => attributeValue === undefined || value === attributeValue);
  const { items, nextToken } = page(found, input, 100);
  return { attributes: items, nextToken };
}

type Targeted = readonly [instance: StoredContainerInstance, attribute: Wire<Attribute>];

function targeted(context: Ecs, cluster: StoredCluster, attributes: Wire<Attribute>[] | undefined): Targeted[] {
  const given = required('attributes', attributes);
  requireAtMost('attributes', given, 10);
  return given.map((attribute) => {
    requireOneOf('targetType', attribute.targetType, TargetType);
    const instance = findInstance(context, cluster, required('targetId', attribute.targetId));
    if (instance) return [instance, attribute];
    throw new AwsError('TargetNotFoundException', `The target ${attribute.targetId} was not found.`);
  });
}

function requireRoom(instance: StoredContainerInstance, given: readonly Targeted[]): void {
  const added = given.filter(([target]) => target === instance).map(([, { name = '' }]) => name);
  const custom = new Set([...instance.attributes.keys(), ...added].filter(isCustom));
  if (custom.size <= mostCustom) return;
  throw new AwsError(
    'AttributeLimitExceededException',
    `You can apply up to ${mostCustom} custom attributes for each resource.`,
  );
}

function isCustom(name: string): boolean {
  return !isCapability(name) && !name.startsWith('ecs.');
}

function shown({ view }: StoredContainerInstance, { name, value }: Wire<Attribute>): Wire<Attribute> {
  const target = { targetType: TargetType.CONTAINER_INSTANCE, targetId: view.containerInstanceArn };
  return { name, ...(value === undefined ? {} : { value }), ...target };
}
