import type { RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { awslogsOf, sortedOut } from '../../../../aws/awslogs.ts';
import type { Clients } from '../../../../aws/clients.ts';
import { logLines } from '../../../../aws/log-lines.ts';
import type { LogReader } from '../../../../model/provider.ts';

/** Reads what all tasks of a family write to CloudWatch Logs, in whatever cluster they run or have run. Throws FailureError. */
export function familyLogs(clients: Clients): LogReader {
  return {
    async writers({ spec }) {
      const { containerDefinitions = [] } = spec as Partial<RegisterTaskDefinitionRequest>;
      return { ...sortedOut(containerDefinitions.map((definition) => awslogsOf(definition))), stopped: [] };
    },
    lines: (writers, sinceMs) => logLines(clients, writers, sinceMs),
  };
}
