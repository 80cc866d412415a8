import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { liveProgress } from '../../../src/cli/print/live-progress.ts';
import type { ProgressLine } from '../../../src/cli/print/progress-line.ts';
import type { Output } from '../../../src/cli/shell.ts';
import { VirtualClock } from '../../../src/lib/virtual-clock.ts';

const introducer = '\u001b';
const erase = `${introducer}[J`;
const upwards = new RegExp(`${introducer}\\[(\\d+)A`);
const driving = new RegExp(`(${introducer}\\[\\d+A|${introducer}\\[J|\n)`);

/** A terminal that knows how to go up and to erase, and nothing else. */
function terminal(columns = 80) {
  const lines: string[] = [''];
  let row = 0;
  let writes = 0;
  const output: Output = {
    isTTY: true,
    colour: true,
    columns: () => columns,
    isOpen: () => true,
    write(text) {
      if (text === '') return;
      writes += 1;
      for (const part of text.split(driving)) {
        const up = upwards.exec(part)?.[1];
        if (up) row -= Number(up);
        else if (part === erase) lines.splice(row, lines.length, '');
        else if (part === '\n') lines[++row] ??= '';
        else lines[row] = `${lines[row] ?? ''}${part}`;
      }
    },
  };
  return {
    output,
    screen: () => lines.map(stripVTControlCharacters).filter((line) => line !== ''),
    writes: () => writes,
  };
}

const line = (name: string, state: ProgressLine['state'], detail = ''): ProgressLine => ({
  id: `Service/${name}`,
  state,
  detail,
});

describe('live progress', () => {
  it('rewrites the line of a resource and leaves finished ones above', async () => {
    const clock = new VirtualClock();
    const { output, screen } = terminal();
    const progress = liveProgress(output, clock);
    progress.show(line('a', 'applying', 'create'));
    progress.show(line('b', 'applying', 'create'));
    await clock.advance(3000);
    progress.show(line('b', 'healthy'));
    progress.show(line('a', 'progressing', '1/2 tasks running'));
    await clock.advance(1000);
    expect(screen()).toEqual(
      [
        '  ✓ Service/b                    healthy          3s',
        '  ~ Service/a                    progressing      4s  1/2 tasks running',
      ].map((text) => expect.stringMatching(text.replaceAll(/ +/g, ' +').replace('3s', '\\ds').replace('4s', '\\ds'))),
    );
  });

  it('draws at most ten times a second, however much happens', async () => {
    const clock = new VirtualClock();
    const { output, writes } = terminal();
    const progress = liveProgress(output, clock);
    for (let step = 0; step < 1000; step += 1) {
      progress.show(line('a', 'progressing', `step ${step}`));
      await clock.advance(1);
    }
    expect(writes()).toBeLessThanOrEqual(11);
  });

  it('shows the last state when it ends, and nothing afterwards', async () => {
    const clock = new VirtualClock();
    const { output, screen, writes } = terminal();
    const progress = liveProgress(output, clock);
    progress.show(line('a', 'degraded', 'no tasks'));
    progress.finish();
    expect(screen()).toEqual([expect.stringContaining('no tasks')]);
    const count = writes();
    await clock.advance(60_000);
    expect(writes()).toBe(count);
  });

  it('cuts what would wrap', async () => {
    const clock = new VirtualClock();
    const { output, screen } = terminal(40);
    const progress = liveProgress(output, clock);
    progress.show(line('a', 'progressing', 'x'.repeat(100)));
    await clock.advance(500);
    expect(Math.max(...screen().map((text) => text.length))).toBeLessThan(40);
  });

  it('counts what does not fit', async () => {
    const clock = new VirtualClock();
    const { output, screen } = terminal();
    const progress = liveProgress(output, clock);
    for (let index = 0; index < 50; index += 1) progress.show(line(`s${index}`, 'applying'));
    await clock.advance(500);
    expect(screen()).toHaveLength(21);
    expect(screen().at(-1)?.trim()).toBe('and 30 more');
    progress.finish();
  });
});
