import type { ResourceId } from '../../model/resource.ts';
import type { Paint, Palette } from './colour.ts';
import { durationText } from './duration.ts';
import { visible } from './visible.ts';

/** Where a resource stands while a plan is applied. */
export type ProgressState = 'waiting' | 'applying' | 'progressing' | 'done' | 'degraded' | 'failed' | 'held' | 'left';

/** One resource as the progress shows it. */
export interface ProgressLine {
  readonly id: ResourceId;
  readonly state: ProgressState;
  /** What is under way or wrong. */
  readonly detail: string;
}

/** Takes what happens and shows it in the way that suits the output. */
export interface Progress {
  show(line: ProgressLine): void;
  /** Shows the last state; nothing is shown afterwards. */
  finish(): void;
}

/** True for a state that the command does not wait on any longer. */
export function isFinal(state: ProgressState): boolean {
  return state === 'done' || state === 'degraded' || state === 'failed' || state === 'held' || state === 'left';
}

/** The line in one row: sign, resource, state, for how long, and the detail. */
export function progressText(line: ProgressLine, elapsedMs: number, paints: Palette): string {
  const { sign, paint } = looks(line.state, paints);
  const id = visible(line.id).padEnd(28);
  const elapsed = elapsedMs >= 1000 ? durationText(Math.floor(elapsedMs / 1000) * 1000) : '';
  return `  ${paint(sign)} ${id} ${paint(line.state.padEnd(12))} ${elapsed.padStart(6)}  ${paints.dim(visible(line.detail))}`.trimEnd();
}

function looks(state: ProgressState, paints: Palette): { sign: string; paint: Paint } {
  const table: Readonly<Record<ProgressState, readonly [string, Paint]>> = {
    waiting: ['·', paints.dim],
    applying: ['~', paints.blue],
    progressing: ['~', paints.blue],
    done: ['✓', paints.green],
    degraded: ['✗', paints.red],
    failed: ['✗', paints.red],
    held: ['!', paints.yellow],
    left: ['·', paints.yellow],
  };
  const [sign, paint] = table[state];
  return { sign, paint };
}
