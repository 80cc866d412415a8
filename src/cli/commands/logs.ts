import { sleep } from '../../lib/clock.ts';
import { visible } from '../../lib/visible.ts';
import type { LogWriter, LogWriters } from '../../model/log.ts';
import { exitCode } from '../exit-code.ts';
import { type LineOutput, lineOutput } from '../line-output.ts';
import { narrowed, type OpenLogs, openLogs } from '../open-logs.ts';
import { palette } from '../print/colour.ts';
import { durationText } from '../print/duration.ts';
import { stoppedTaskText } from '../print/log-lines.ts';
import { complain, interruptedCode, say } from '../run-command.ts';
import type { Shell } from '../shell.ts';

/** What `logs` was asked for. */
export interface LogsRequest {
  /** `KIND/NAME`, or the name of a service. */
  readonly resource: string;
  readonly follow: boolean;
  /** How far back; with `stopped` an hour and otherwise ten minutes when left out. */
  readonly sinceMs?: number;
  readonly container?: string;
  /** Also the tasks that have stopped lately, each with its reason. */
  readonly stopped: boolean;
  /** Only so many of the newest lines. */
  readonly tail?: number;
}

const pauseMs = 2000;
const minuteMs = 60_000;

/** Shows what the containers behind a resource write, the newest line last. */
export async function logs(shell: Shell, request: LogsRequest): Promise<number> {
  const opened = await openLogs(shell, request.resource);
  if (typeof opened === 'number') return opened;
  const { stopped, sinceMs = (stopped ? 60 : 10) * minuteMs } = request;
  const found = narrowed(await opened.reader.writers(opened.observed, { stopped }), request.container);
  if ('code' in found) return complain(shell, found);
  for (const { container, why } of found.silent) {
    say(shell, `The lines of ${visible(container)} cannot be read here: ${visible(why)}.\n`);
  }
  const output = lineOutput(shell, opened.reader);
  await printFound(shell, output, { found, sinceMs: shell.clock.now() - sinceMs, tail: request.tail });
  if (request.follow) return follow(shell, output, { ...opened, container: request.container });
  if (output.count() === 0) say(shell, nothingText(found, sinceMs));
  return endOf(shell);
}

interface Showing {
  readonly found: LogWriters;
  readonly sinceMs: number;
  readonly tail: number | undefined;
}

/** Each stopped task with what it wrote, and then the lines of those that run. */
async function printFound(shell: Shell, output: LineOutput, { found, ...window }: Showing): Promise<void> {
  const { writers, stopped } = found;
  for (const task of stopped.filter(({ atMs = window.sinceMs }) => atMs >= window.sinceMs)) {
    shell.stdout.write(stoppedTaskText(task, palette(shell.stdout.colour)));
    await output.print({ ...window, writers: writers.filter((writer) => writer.task === task.id) });
  }
  await output.print({ ...window, writers: running(found) });
}

function running({ writers, stopped }: LogWriters): LogWriter[] {
  const gone = new Set(stopped.map(({ id }) => id));
  return writers.filter(({ task }) => task === undefined || !gone.has(task));
}

/** A task that has just crashed is read to its last line, so that stopped ones are asked for too. */
async function follow(
  shell: Shell,
  output: LineOutput,
  { reader, observed, container }: OpenLogs & { container: string | undefined },
): Promise<number> {
  while (!shell.signal.aborted && shell.stdout.isOpen()) {
    await sleep(shell.clock, pauseMs, shell.signal);
    if (shell.signal.aborted) break;
    const found = narrowed(await reader.writers(observed, { stopped: true }), container);
    if (!('code' in found)) await output.printNew(found.writers);
  }
  return endOf(shell);
}

function endOf(shell: Shell): number {
  return shell.signal.aborted ? interruptedCode(shell) : exitCode.ok;
}

function nothingText({ writers, silent, stopped }: LogWriters, sinceMs: number): string {
  if (writers.length > 0) return `No lines in the last ${durationText(sinceMs)}.\n`;
  if (silent.length + stopped.length > 0) return '';
  return 'No task runs; --stopped shows those that stopped within the last hour.\n';
}
