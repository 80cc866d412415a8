import type { Cancel, Clock } from '../../lib/clock.ts';
import { visible } from '../../lib/visible.ts';
import type { ResourceId } from '../../model/resource.ts';
import type { Output } from '../shell.ts';
import { durationText } from './duration.ts';
import { isFinal, type Progress, type ProgressLine } from './progress-line.ts';

const heartbeatMs = 30_000;

/** One line per change of state, and a sign of life every 30 seconds; for files, pipes and CI. */
export function plainProgress(output: Output, clock: Clock): Progress {
  const lines = new Map<ResourceId, ProgressLine>();
  const written = new Map<ResourceId, string>();
  let startedAt: number | undefined;
  let cancel: Cancel = () => {};

  function write(text: string): void {
    output.write(`[${elapsed().padStart(6)}] ${text}\n`);
  }

  function elapsed(): string {
    return durationText(Math.floor((clock.now() - (startedAt ?? clock.now())) / 1000) * 1000);
  }

  function beat(): void {
    const open = [...lines.values()].filter(({ state }) => !isFinal(state));
    const texts = open.slice(0, 5).map(({ id, detail }) => visible(detail ? `${id} (${detail})` : id));
    const more = open.length > 5 ? ` and ${open.length - 5} more` : '';
    if (open.length > 0) write(`still waiting for ${texts.join(', ')}${more}`);
    cancel = clock.schedule(heartbeatMs, beat);
  }

  return {
    show(line) {
      if (startedAt === undefined) {
        startedAt = clock.now();
        cancel = clock.schedule(heartbeatMs, beat);
      }
      lines.set(line.id, line);
      if (written.get(line.id) === line.state || isSilent(line)) return;
      written.set(line.id, line.state);
      write(`${visible(line.id).padEnd(28)} ${line.state.padEnd(12)} ${visible(line.detail)}`.trimEnd());
    },
    finish: () => cancel(),
  };
}

/** That something goes on is not worth a line; what is. */
function isSilent({ state, detail }: ProgressLine): boolean {
  return detail === '' && (state === 'waiting' || state === 'progressing');
}

/** One JSON object per change of state. */
export function jsonProgress(output: Output, clock: Clock): Progress {
  const states = new Map<ResourceId, string>();
  return {
    show(line) {
      if (states.get(line.id) === line.state) return;
      states.set(line.id, line.state);
      output.write(`${JSON.stringify({ time: new Date(clock.now()).toISOString(), ...line })}\n`);
    },
    finish() {},
  };
}
