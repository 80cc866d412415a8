import type { Cancel, Clock } from '../../lib/clock.ts';
import type { ResourceId } from '../../model/resource.ts';
import type { Output } from '../shell.ts';
import { palette } from './colour.ts';
import { cutToWidth } from './cut.ts';
import { isFinal, type Progress, type ProgressLine, progressText } from './progress-line.ts';

/** At most ten redraws a second; at least one, for the running times. */
const shortestMs = 100;
const longestMs = 1000;
const mostLines = 20;

interface Entry {
  readonly line: ProgressLine;
  readonly sinceMs: number;
}

/** One line per resource that is rewritten in place; what is finished stays above. */
export function liveProgress(output: Output, clock: Clock): Progress {
  const paints = palette(output.colour);
  const entries = new Map<ResourceId, Entry>();
  let drawn = 0;
  let drawnAt = Number.NEGATIVE_INFINITY;
  let cancel: Cancel = () => {};

  function draw(): void {
    cancel();
    const settled = [...entries.values()].filter(({ line }) => isFinal(line.state));
    for (const { line } of settled) entries.delete(line.id);
    const running = [...entries.values()];
    const shown = running.slice(0, mostLines).map(textOf);
    const more = running.length > mostLines ? [paints.dim(`    and ${running.length - mostLines} more`)] : [];
    const live = [...shown, ...more];
    const rewind = drawn > 0 ? `\x1b[${drawn}A\x1b[J` : '';
    output.write(rewind + [...settled.map(textOf), ...live].map((text) => `${text}\n`).join(''));
    drawn = live.length;
    drawnAt = clock.now();
    if (drawn > 0) cancel = clock.schedule(longestMs, draw);
  }

  function textOf({ line, sinceMs }: Entry): string {
    // A line that wraps could not be rewritten.
    return cutToWidth(progressText(line, clock.now() - sinceMs, paints), output.columns() - 1);
  }

  return {
    show(line) {
      entries.set(line.id, { line, sinceMs: entries.get(line.id)?.sinceMs ?? clock.now() });
      cancel();
      cancel = clock.schedule(Math.max(0, drawnAt + shortestMs - clock.now()), draw);
    },
    finish() {
      draw();
      cancel();
    },
  };
}
