import { visible } from '../../lib/visible.ts';
import type { LogLine, StoppedTask } from '../../model/log.ts';
import { withoutCertainSecrets } from '../../model/secret.ts';
import type { Paint, Palette } from './colour.ts';

const colours = ['cyan', 'magenta', 'yellow', 'blue', 'green'] as const;
const idLength = 8;
/** Sequences that only colour what an application writes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const colouring = /\x1b\[[\d;]*m/g;

/** Prints lines with time, container and task; each task keeps the colour in which it first appeared. */
export function logPrinter(paints: Palette): (line: LogLine) => string {
  const known = new Map<string, Paint>();
  let width = 0;
  return ({ atMs, container, task, message }) => {
    const name = colours[known.size % colours.length] ?? 'cyan';
    const paint = known.get(task) ?? paints[name];
    known.set(task, paint);
    const writer = visible(`${container}/${task.slice(0, idLength)}`);
    width = Math.max(width, writer.length);
    const start = `${paints.dim(new Date(atMs).toISOString())}  ${paint(writer.padEnd(width))}  `;
    return linesOf(message)
      .map((text) => `${(start + text).trimEnd()}\n`)
      .join('');
  };
}

/** A stopped task with its reason and how each container ended. */
export function stoppedTaskText({ id, atMs, reason, ends }: StoppedTask, paints: Palette): string {
  const when = atMs === undefined ? 'stopping' : `stopped ${new Date(atMs).toISOString()}`;
  const title = `${paints.bold(`task ${visible(id.slice(0, idLength))}`)}  ${when}  ${shown(reason)}`.trimEnd();
  const rows = ends.map(({ container, exitCode, reason: why }) => {
    const code = exitCode === undefined ? 'did not run' : `exit ${exitCode}`;
    return `  ${visible(container)}  ${exitCode === 0 ? code : paints.red(code)}  ${shown(why)}`.trimEnd();
  });
  return `${[title, ...rows].join('\n')}\n`;
}

function linesOf(message: string): string[] {
  return message
    .trimEnd()
    .split(/\r?\n/)
    .map((text) => shown(text.replaceAll(colouring, '').replaceAll('\t', '  ')));
}

function shown(text: string): string {
  return visible(withoutCertainSecrets(text));
}
