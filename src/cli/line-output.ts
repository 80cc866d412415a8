import { lastOf } from '../lib/last-of.ts';
import type { LogLine, LogWriter } from '../model/log.ts';
import type { LogReader } from '../model/provider.ts';
import { palette } from './print/colour.ts';
import { logPrinter } from './print/log-lines.ts';
import type { Shell } from './shell.ts';

/** CloudWatch may show a line this much later than the time that stands on it. */
const latestMs = 30_000;

/** What to print of the lines of some writers. */
export interface LineRequest {
  readonly writers: readonly LogWriter[];
  /** Epoch milliseconds. */
  readonly sinceMs: number;
  /** Only so many of the newest; all when left out. */
  readonly tail?: number | undefined;
}

/** Prints lines, each once. */
export interface LineOutput {
  readonly print: (request: LineRequest) => Promise<void>;
  /** Prints what has come since the last time. */
  readonly printNew: (writers: readonly LogWriter[]) => Promise<void>;
  /** How many lines have been printed. */
  readonly count: () => number;
}

/** Opens the standard output for lines. */
export function lineOutput({ stdout, clock, signal }: Shell, reader: LogReader): LineOutput {
  const textOf = logPrinter(palette(stdout.colour));
  /** Times of the lines that a later reading may show again, by key. */
  const seen = new Map<string, number>();
  let newestMs = clock.now();
  let count = 0;
  return { print, printNew, count: () => count };

  async function print({ writers, sinceMs, tail }: LineRequest): Promise<void> {
    const lines = reader.lines(writers, sinceMs);
    for await (const line of tail === undefined ? lines : lastOf(lines, tail)) {
      if (signal.aborted || !stdout.isOpen()) return;
      write(line);
    }
  }

  async function printNew(writers: readonly LogWriter[]): Promise<void> {
    const sinceMs = newestMs - latestMs;
    for (const [key, atMs] of seen) if (atMs < sinceMs) seen.delete(key);
    await print({ writers, sinceMs });
  }

  function write(line: LogLine): void {
    if (seen.has(line.key)) return;
    seen.set(line.key, line.atMs);
    // The clock of a container may be ahead of ours.
    newestMs = Math.max(newestMs, Math.min(line.atMs, clock.now()));
    count += 1;
    stdout.write(textOf(line));
  }
}
