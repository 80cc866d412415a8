import { describe, expect, test } from 'vitest';
import { Agenda, type Task } from '../../src/controller/agenda.ts';
import { settle } from '../../src/lib/clock.ts';
import { VirtualClock } from '../../src/lib/virtual-clock.ts';
import type { ResourceId } from '../../src/model/resource.ts';

/** An agenda, and what is taken from it as `time: reason scope`. */
function agendaOf() {
  const clock = new VirtualClock(0);
  const agenda = new Agenda(clock);
  const stopping = new AbortController();
  const take = async () => said(await agenda.next(stopping.signal), clock.now());
  return { clock, agenda, stopping, take, drive: () => clock.drive(take()) };
}

function said(task: Task | undefined, nowMs: number): string {
  if (!task) return `${nowMs}: nothing`;
  return `${nowMs}: ${task.because} ${task.scope ? [...task.scope].join(' ') : 'everything'}`;
}

async function started() {
  const all = agendaOf();
  await all.drive();
  return all;
}

const a: ResourceId = 'Brick/a';
const b: ResourceId = 'Brick/b';

describe('the agenda', () => {
  test('begins with everything, at once', async () => {
    expect(await agendaOf().drive()).toBe('0: start everything');
  });

  test('then has nothing to do until something is put down', async () => {
    const { clock, take } = await started();
    let isTaken = false;
    take().then(() => {
      isTaken = true;
    });
    await clock.advance(86_400_000);
    expect(isTaken).toBe(false);
  });

  test('takes a change at once, while it rests', async () => {
    const { agenda, take, clock } = await started();
    agenda.full(60_000);
    const taken = take();
    await clock.advance(1000);
    agenda.change([a]);
    expect(await taken).toBe('1000: change Brick/a');
  });

  test('takes all changes so far together, each once', async () => {
    const { agenda, drive } = await started();
    agenda.change([a]);
    agenda.change([b, a]);
    expect(await drive()).toBe('0: change Brick/a Brick/b');
  });

  test('takes a change of nothing but problems', async () => {
    const { agenda, drive } = await started();
    agenda.change([]);
    expect(await drive()).toBe('0: change ');
  });

  test('prefers changes to everything, and everything to follow-ups', async () => {
    const { agenda, drive } = await started();
    agenda.look(b, 0);
    agenda.full(0);
    agenda.change([a]);
    expect([await drive(), await drive()]).toEqual(['0: change Brick/a', '0: resync everything']);
  });

  test('forgets follow-ups once everything is looked at', async () => {
    const { agenda, drive } = await started();
    agenda.look(a, 10);
    agenda.full(0);
    await drive();
    agenda.full(5000);
    expect(await drive()).toBe('5000: resync everything');
  });

  test('looks at everything at the sooner of two times', async () => {
    const { agenda, drive } = await started();
    agenda.full(5000);
    agenda.full(9000);
    expect(await drive()).toBe('5000: resync everything');
  });

  test('looks at one resource at the later of two times: the newer look knows better', async () => {
    const { agenda, drive } = await started();
    agenda.look(a, 1000);
    agenda.look(a, 3000);
    expect(await drive()).toBe('3000: follow-up Brick/a');
  });

  test('takes follow-ups that are due together, and leaves the others', async () => {
    const { agenda, drive } = await started();
    for (const [index, id] of [a, b].entries()) agenda.look(id, 1000 * (index + 1));
    agenda.look('Brick/c', 1000);
    expect([await drive(), await drive()]).toEqual(['1000: follow-up Brick/a Brick/c', '2000: follow-up Brick/b']);
  });

  test('wakes up when everything becomes due sooner', async () => {
    const { agenda, take } = await started();
    agenda.full(60_000);
    const taken = take();
    await settle();
    agenda.full(0);
    expect(await taken).toBe('0: resync everything');
  });

  test('gives nothing once the signal aborts, even what is due', async () => {
    const { agenda, take, stopping } = await started();
    const taken = take();
    await settle();
    stopping.abort();
    expect(await taken).toBe('0: nothing');
    agenda.change([a]);
    expect(await take()).toBe('0: nothing');
  });
});
