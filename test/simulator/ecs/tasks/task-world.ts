import {
  DescribeTasksCommand,
  ListTasksCommand,
  type ListTasksCommandInput,
  RunTaskCommand,
  type RunTaskCommandInput,
  StopTaskCommand,
  type StopTaskCommandInput,
  type Task,
} from '@aws-sdk/client-ecs';
import { fargateWorld, network } from '../services/fargate-world.ts';

/** The account of the service tests with short ways to run tasks and look at them. */
export async function taskWorld() {
  const aws = await fargateWorld();
  const { ecs } = aws;
  return {
    ...aws,
    run(input: Partial<RunTaskCommandInput> = {}) {
      const defaults = { cluster: 'main', taskDefinition: 'app:1', launchType: 'FARGATE' as const };
      return ecs.send(new RunTaskCommand({ ...defaults, networkConfiguration: network, ...input }));
    },
    async see(task: Task): Promise<Task> {
      const input = { cluster: 'main', tasks: [task.taskArn ?? ''], include: ['TAGS' as const] };
      return (await ecs.send(new DescribeTasksCommand(input))).tasks?.[0] ?? {};
    },
    async halt(task: Task, input: Partial<StopTaskCommandInput> = {}): Promise<Task> {
      return (await ecs.send(new StopTaskCommand({ cluster: 'main', task: task.taskArn, ...input }))).task ?? {};
    },
    async list(input: Partial<ListTasksCommandInput> = {}): Promise<string[]> {
      return (await ecs.send(new ListTasksCommand({ cluster: 'main', ...input }))).taskArns ?? [];
    },
  };
}

/** The one task that a RunTask call started. */
export function only({ tasks }: { tasks?: Task[] | undefined }): Task {
  const [task, ...others] = tasks ?? [];
  if (!task || others.length > 0) throw new Error(`${tasks?.length} tasks instead of one`);
  return task;
}
