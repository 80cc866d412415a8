import {
  DescribeTasksCommand,
  type DesiredStatus,
  type ECSClient,
  ListTasksCommand,
  type ListTasksRequest,
  type ListTasksResponse,
  type Task,
} from '@aws-sdk/client-ecs';
import type { Sender } from '../../../../aws/clients.ts';
import { nextToken } from '../../../../aws/tag-index.ts';
import { chunks } from '../../../../lib/chunks.ts';

/** Whose tasks: those of a service, or those that one of its deployments started. */
type Owner = Pick<ListTasksRequest, 'cluster'> & ({ readonly serviceName: string } | { readonly startedBy: string });

/** The tasks of an owner that are meant to be in one of these states; ECS remembers stopped ones for about an hour. Throws FailureError. */
export async function tasksOf(
  ecs: Sender<ECSClient>,
  owner: Owner,
  statuses: readonly DesiredStatus[],
): Promise<Task[]> {
  const lists = await Promise.all(statuses.map((desiredStatus) => listTasks(ecs, { ...owner, desiredStatus })));
  const answers = chunks(lists.flat(), 100).map((tasks) =>
    ecs.send(new DescribeTasksCommand({ cluster: owner.cluster, tasks })),
  );
  // One that is forgotten between the two calls is among the failures.
  return (await Promise.all(answers)).flatMap(({ tasks = [] }) => tasks);
}

async function listTasks(ecs: Sender<ECSClient>, request: ListTasksRequest): Promise<string[]> {
  const arns: string[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const page: ListTasksResponse = await ecs.send(new ListTasksCommand({ ...request, nextToken: token }));
    arns.push(...(page.taskArns ?? []));
    token = nextToken(page.nextToken, seen);
  } while (token);
  return arns;
}
