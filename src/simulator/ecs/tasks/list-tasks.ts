import { DesiredStatus, type ListTasksRequest } from '@aws-sdk/client-ecs';
import { AwsError } from '../../aws-error.ts';
import type { Context, Wire } from '../../operation.ts';
import { page } from '../../page.ts';
import { shortName } from '../names.ts';
import { invalidParameter, requireOneOf, requirePageSize } from '../refusal.ts';
import type { EcsState } from '../state.ts';
import { requireLaunchType } from './capacity.ts';
import { hostCluster } from './host-cluster.ts';
import type { StoredTask } from './stored.ts';

type Request = Wire<ListTasksRequest>;
type Filter = (task: StoredTask, wanted: string) => boolean;

/** Members that narrow the list; a task must pass all that are given. */
const filters: Readonly<Partial<Record<keyof Request, Filter>>> = {
  containerInstance: ({ host }, instance) => host?.instance.id === shortName(instance),
  family: ({ view }, family) => shortName(view.taskDefinitionArn ?? '').split(':')[0] === family,
  serviceName: ({ owner }, service) => owner?.serviceName === shortName(service),
  startedBy: ({ view }, startedBy) => view.startedBy === startedBy,
  launchType: ({ view }, launchType) => view.launchType === launchType,
};

/** Lists the ARNs of a cluster's tasks that are meant to run or, on demand, meant to be stopped. */
export function listTasks(input: Request, context: Context<EcsState>) {
  const { clusterName = '' } = hostCluster(context, input.cluster).view;
  const desiredStatus = input.desiredStatus ?? 'RUNNING';
  requireOneOf('desiredStatus', desiredStatus, DesiredStatus);
  requireLaunchType(input.launchType);
  requirePageSize(input.maxResults, 100);
  if (input.startedBy !== undefined && (input.family ?? input.serviceName) !== undefined) {
    throw invalidParameter('When filtering by startedBy, you cannot specify other filters.');
  }
  if (input.serviceName !== undefined && !context.state.services.get(clusterName)?.has(shortName(input.serviceName))) {
    throw new AwsError('ServiceNotFoundException', 'Service not found.');
  }
  const tasks = [...context.state.tasks.values()].filter(
    (task) => task.clusterName === clusterName && task.view.desiredStatus === desiredStatus && passes(task, input),
  );
  const { items, nextToken } = page(
    tasks.map(({ view }) => view.taskArn),
    input,
    100,
  );
  return { taskArns: items, nextToken };
}

function passes(task: StoredTask, input: Request): boolean {
  return Object.entries(filters).every(([member, filter]) => {
    const wanted = input[member as keyof Request];
    return wanted === undefined || filter(task, String(wanted));
  });
}
