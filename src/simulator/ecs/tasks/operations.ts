import {
  DescribeTasksRequest$,
  GetTaskProtectionRequest$,
  ListTasksRequest$,
  RunTaskRequest$,
  StopTaskRequest$,
  UpdateTaskProtectionRequest$,
} from '@aws-sdk/client-ecs';
import type { OperationEntry } from '../../operation.ts';
import type { EcsState } from '../state.ts';
import { describeTasks } from './describe-tasks.ts';
import { listTasks } from './list-tasks.ts';
import { getTaskProtection, updateTaskProtection } from './protection.ts';
import { runTask } from './run-task.ts';
import { stopTask } from './stop-task.ts';

/** The operations on tasks. */
export const taskOperations: Readonly<Record<string, OperationEntry<EcsState>>> = {
  RunTask: { input: () => RunTaskRequest$, run: runTask },
  StopTask: { input: () => StopTaskRequest$, run: stopTask },
  DescribeTasks: { input: () => DescribeTasksRequest$, run: describeTasks },
  ListTasks: { input: () => ListTasksRequest$, run: listTasks },
  UpdateTaskProtection: { input: () => UpdateTaskProtectionRequest$, run: updateTaskProtection },
  GetTaskProtection: { input: () => GetTaskProtectionRequest$, run: getTaskProtection },
};
