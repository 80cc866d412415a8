import { visible } from '../../lib/visible.ts';
import type { Listener } from '../../model/event.ts';
import { exitCode } from '../exit-code.ts';
import { pathsOr } from '../planning.ts';
import { palette } from '../print/colour.ts';
import { durationText } from '../print/duration.ts';
import { eventLine } from '../print/event-line.ts';
import { say } from '../run-command.ts';
import type { Shell } from '../shell.ts';

/** What `run` was asked for. */
export interface RunRequest {
  readonly folder?: string;
}

/** Keeps AWS where the manifests say until told to stop. */
export async function run(shell: Shell, { folder }: RunRequest): Promise<number> {
  const { env, interval, listen, dryRun, prune, logFormat } = shell.config.values;
  const paths = pathsOr(shell, folder === undefined ? [] : [folder]);
  const isText = logFormat === 'text';
  await shell.runController({
    paths,
    intervalMs: interval,
    listen,
    dryRun,
    prune,
    logFormat,
    ...(isText ? { emit: eventPrinter(shell) } : {}),
    onListening(url) {
      if (!isText) return;
      const what = dryRun ? 'planning only' : prune ? 'applying and pruning' : 'applying';
      const place = env === undefined ? '' : ` in environment ${visible(env)}`;
      const looks = `looking at everything every ${durationText(interval)}`;
      say(
        shell,
        `evenkeel ${shell.version} keeps ${paths.map(visible).join(', ')}${place} (${what}, ${looks})\nAPI  ${url}/api/v1/status\n\n`,
      );
    },
  });
  if (isText) say(shell, 'Stopped.\n');
  // Being told to stop is how a controller ends well.
  return exitCode.ok;
}

/** Prints events as lines with the time of day. */
export function eventPrinter(shell: Shell): Listener {
  const paints = palette(shell.stderr.colour);
  return (event) => {
    const line = eventLine(event, paints);
    const time = new Date(shell.clock.now()).toISOString().slice(11, 19);
    if (line !== undefined) say(shell, `${paints.dim(time)} ${line}\n`);
  };
}
