import { DescribeTasksRequest$, GetTaskProtectionRequest$, ListTasksRequest$, RunTaskRequest$, StopTaskRequest$, UpdateTaskProtectionRequest$, } from '@aws-sdk/client-ecs';
import { describeTasks } from "./describe-tasks.js";
import { listTasks } from "./list-tasks.js";
import { getTaskProtection, updateTaskProtection } from "./protection.js";
import { runTask } from "./run-task.js";
import { stopTask } from "./stop-task.js";
/** The operations on tasks. */
export const taskOperations = {
    RunTask: { input: () => RunTaskRequest$, run: runTask },
    StopTask: { input: () => StopTaskRequest$, run: stopTask },
    DescribeTasks: { input: () => DescribeTasksRequest$, run: describeTasks },
    ListTasks: { input: () => ListTasksRequest$, run: listTasks },
    UpdateTaskProtection: { input: () => UpdateTaskProtectionRequest$, run: updateTaskProtection },
    GetTaskProtection: { input: () => GetTaskProtectionRequest$, run: getTaskProtection },
};
