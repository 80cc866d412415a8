import type { Tag } from '@aws-sdk/client-ecs';
import type { Context, TaggedResource, Wire } from '../../operation.ts';
import { isBuiltIn } from '../capacity-providers/lookup.ts';
import { refuseForeignArn } from '../names.ts';
import { invalidParameter } from '../refusal.ts';
import type { EcsState } from '../state.ts';
import { findTaskDefinition } from '../task-definitions/lookup.ts';

/** Whatever keeps the tags of a resource. */
export interface TagHolder {
  tags?: Wire<Tag>[] | undefined;
}

interface Found {
  readonly holder: TagHolder;
  /** True for a tombstone, which has lost its tags. */
  readonly gone?: boolean;
}

type Find = (state: EcsState, names: { readonly path: string; readonly arn: string }) => Found | undefined;

/** How the part of an ARN behind `KIND/` leads to a resource. */
const kinds: Readonly<Record<string, Find>> = {
  cluster: ({ clusters }, { path }) => found(clusters.get(path)?.view),
  'capacity-provider': ({ capacityProviders }, { path }) => found(capacityProviders.get(path)?.view),
  service: ({ services }, { path }) => {
    const [cluster = '', name = ''] = path.split('/');
    return found(services.get(cluster)?.get(name)?.view);
  },
  task: ({ tasks }, { path }) => {
    const [cluster, id = ''] = path.split('/');
    const task = tasks.get(id);
    return task && task.clusterName === cluster ? { holder: task.view } : undefined;
  },
  'container-instance': ({ containerInstances }, { path }) => {
    const [cluster = '', id = ''] = path.split('/');
    return found(containerInstances.get(cluster)?.get(id)?.view);
  },
  'task-definition': (state, { arn }) => {
    const holder = /:\d+$/.test(arn) ? findTaskDefinition(state, arn) : undefined;
    return holder && { holder };
  },
};

type View = TagHolder & { readonly status?: string | undefined };

function found(view: View | undefined): Found | undefined {
  return view && { holder: view, gone: view.status === 'INACTIVE' };
}

/** The tags of what an ARN names; undefined when there is nothing of that name. */
export function tagsOf(state: EcsState, arn: string): readonly Wire<Tag>[] | undefined {
  const { kind, path } = partsOf(arn);
  const resource = kinds[kind]?.(state, { path, arn });
  return resource && !resource.gone ? (resource.holder.tags ?? []) : undefined;
}

function partsOf(arn: string): { kind: string; path: string } {
  const [, kind = '', path = ''] = /^arn:[^:]+:ecs:[^:]+:\d+:([a-z-]+)\/(.+)$/.exec(arn) ?? [];
  return { kind, path };
}

/** The resource that an ARN names. Throws InvalidParameterException when it has none, is gone or cannot be tagged. */
export function tagHolder(context: Context<EcsState>, arn: string): TagHolder {
  refuseForeignArn(context, arn);
  const { kind, path } = partsOf(arn);
  const find = kinds[kind];
  if (!find) throw invalidParameter(`Invalid resource ARN: ${arn}`);
  const resource = find(context.state, { path, arn });
  if (resource && !resource.gone) return resource.holder;
  throw invalidParameter(untaggable(kind, path, resource !== undefined));
}

function untaggable(kind: string, path: string, exists: boolean): string {
  if (kind === 'capacity-provider' && isBuiltIn(path)) return `The capacity provider ${path} cannot be tagged.`;
  const words = kind.replace('-', ' ');
  return exists
    ? `The specified ${words} is inactive. Specify an active ${words} and try again.`
    : `The specified ${words} does not exist. Specify a valid ${words} and try again.`;
}

/** Everything of an account and region that can carry tags, without what has been deleted or has stopped. */
export function* taggedResources(state: EcsState): Iterable<TaggedResource> {
  for (const { view } of state.clusters.values()) yield* living('cluster', view.clusterArn, view);
  for (const { view } of state.capacityProviders.values()) {
    yield* living('capacity-provider', view.capacityProviderArn, view);
  }
  const services = [...state.services.values()].flatMap((named) => [...named.values()]);
  for (const { view } of services) yield* living('service', view.serviceArn, view);
  for (const { view } of state.tasks.values()) {
    yield* living('task', view.taskArn, { tags: view.tags, status: view.lastStatus });
  }
  const instances = [...state.containerInstances.values()].flatMap((known) => [...known.values()]);
  for (const { view } of instances) yield* living('container-instance', view.containerInstanceArn, view);
  const revisions = [...state.taskDefinitions.values()].flatMap((family) => [...family.revisions.values()]);
  for (const { view, tags } of revisions) yield* living('task-definition', view.taskDefinitionArn, { tags });
}

function* living(kind: string, arn: string | undefined, { tags, status }: View): Iterable<TaggedResource> {
  if (arn === undefined || status === 'INACTIVE' || status === 'STOPPED') return;
  yield { arn, type: `ecs:${kind}`, tags: new Map((tags ?? []).map(({ key = '', value = '' }) => [key, value])) };
}
