import { visible } from '../../lib/visible.ts';
import type { ResourceId } from '../../model/resource.ts';
import type { Palette } from './colour.ts';
import { durationText } from './duration.ts';

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

interface Look {
  readonly sign: string;
  readonly paint: keyof Palette;
  /** How it ended; absent while it goes on. */
  readonly end?: 'well' | 'badly';
}

const looks = {
  waiting: look('·', 'dim'),
  applying: look('~', 'blue'),
  progressing: look('~', 'blue'),
  healthy: look('✓', 'green', 'well'),
  synced: look('✓', 'green', 'well'),
  ready: look('✓', 'green', 'well'),
  suspended: look('✓', 'dim', 'well'),
  deleted: look('✓', 'green', 'well'),
  degraded: look('✗', 'red', 'badly'),
  failed: look('✗', 'red', 'badly'),
  held: look('!', 'yellow', 'badly'),
  left: look('!', 'yellow', 'badly'),
};

/** Where a resource stands while a command acts or waits. */
export type ProgressState = keyof typeof looks;

/** True for a state that the command does not wait on any longer. */
export function isFinal(state: ProgressState): boolean {
  return looks[state].end !== undefined;
}

/** True for the state that a resource should end in. */
export function isWell(state: ProgressState): boolean {
  return looks[state].end === 'well';
}

/** The line in one row: sign, resource, state, for how long, and the detail. */
export function progressText(line: ProgressLine, elapsedMs: number, paints: Palette): string {
  const { sign, paint: name } = looks[line.state];
  const paint = paints[name];
  const id = visible(line.id).padEnd(28);
  const elapsed = elapsedMs >= 1000 ? durationText(Math.floor(elapsedMs / 1000) * 1000) : '';
  const words = `${paint(sign)} ${id} ${paint(line.state.padEnd(12))} ${elapsed.padStart(6)}`;
  return `  ${words}  ${paints.dim(visible(line.detail))}`.trimEnd();
}

function look(sign: string, paint: keyof Palette, end?: Look['end']): Look {
  return { sign, paint, ...(end ? { end } : {}) };
}
