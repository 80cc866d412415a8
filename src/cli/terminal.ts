import { createInterface } from 'node:readline/promises';
import type { Output } from './shell.ts';

const assumedColumns = 100;

/** A stream of the machine as an output. */
export function outputOf(stream: NodeJS.WriteStream, colour: boolean): Output {
  let isOpen = true;
  // A reader that has seen enough is no failure, and must not stop a change that is under way.
  stream.on('error', () => {
    isOpen = false;
  });
  return {
    write: (text) => {
      if (text !== '' && isOpen) stream.write(text);
    },
    isTTY: stream.isTTY === true,
    colour,
    columns: () => stream.columns ?? assumedColumns,
    isOpen: () => isOpen,
  };
}

/** Asks on the terminal; anything but `yes` is no, and so is an end of input or an abort. */
export async function askOnTerminal(question: string, signal: AbortSignal): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // The terminal is in raw mode while a question stands, so that Ctrl-C arrives here and not at the process.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const closed = new Promise<string>((resolve) => {
    lines.once('close', () => resolve(''));
  });
  try {
    const answer = lines.question(`${question} Type "yes" to go on: `, { signal });
    return (await Promise.race([answer, closed])).trim().toLowerCase() === 'yes';
  } catch {
    return false;
  } finally {
    lines.close();
  }
}

/** Resolves when what was written to a stream has left the process. */
export function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((done) => {
    stream.write('', () => done());
  });
}
