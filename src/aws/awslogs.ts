import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { LogWriter, SilentContainer } from '../model/log.ts';

/** One run of a container. */
export interface ContainerRun {
  readonly task: string;
  /** The id that Docker gave it. */
  readonly runtimeId?: string | undefined;
}

/** Without a prefix the stream is called by the container's Docker id, which only the run tells. */
const nameless = 'its log streams have no prefix (awslogs-stream-prefix)';

/** Where one run of a container, or without one every run of it, writes its lines; or why they cannot be read. */
export function awslogsOf(
  { name = '', logConfiguration }: ContainerDefinition,
  run?: ContainerRun,
): LogWriter | SilentContainer {
  const { logDriver, options = {} } = logConfiguration ?? {};
  if (logDriver === undefined) return { container: name, why: 'it has no log configuration' };
  if (logDriver !== 'awslogs') return { container: name, why: `its log driver is ${logDriver}` };
  const { 'awslogs-group': group, 'awslogs-region': region, 'awslogs-stream-prefix': prefix } = options;
  if (typeof group !== 'string') return { container: name, why: 'it names no log group (awslogs-group)' };
  const stream = prefix === undefined ? run?.runtimeId : `${prefix}/${name}/${run?.task ?? ''}`;
  if (stream === undefined) return { container: name, why: nameless };
  return { container: name, group, stream, ...(run ? { task: run.task } : {}), ...(region ? { region } : {}) };
}

/** Those that can be read, and each reason why others cannot once. */
export function sortedOut(found: readonly (LogWriter | SilentContainer)[]): {
  writers: LogWriter[];
  silent: SilentContainer[];
} {
  const silent = found.filter((entry) => 'why' in entry);
  const reasons = new Map(silent.map((entry) => [`${entry.container} ${entry.why}`, entry]));
  return { writers: found.filter((entry) => 'group' in entry), silent: [...reasons.values()] };
}
