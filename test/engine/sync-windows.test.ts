import { describe, expect, it, test } from 'vitest';
import { windowRule } from '../../src/engine/sync-windows.ts';
import type { SyncWindow } from '../../src/model/sync-window.ts';

const hour = 3_600_000;
const berlin = 'Europe/Berlin';
const newYork = 'America/New_York';

function window(kind: 'allow' | 'deny', schedule: string, hours: number, more: Partial<SyncWindow> = {}): SyncWindow {
  return { kind, schedule, durationMs: hours * hour, timeZone: 'UTC', resources: [], ...more };
}

/** Until when changes of `Brick/a` are held at a time; `open` when they are not. */
function heldUntil(windows: readonly SyncWindow[], at: string): string | undefined {
  const failure = windowRule(windows, Date.parse(at))('Brick/a');
  return failure ? failure.until : 'open';
}

const office = [window('allow', '0 8 * * 1-5', 9, { timeZone: berlin })];
const night = [window('allow', '0 22 * * *', 4, { timeZone: berlin })];
const gap = [window('allow', '30 2 * * *', 1, { timeZone: berlin })];
const gapThere = [window('allow', '30 2 * * *', 1, { timeZone: newYork })];
const twice = [window('allow', '30 1 * * *', 1, { timeZone: newYork })];
const noLunch = [window('allow', '0 8 * * *', 9), window('deny', '0 12 * * *', 1)];
const freeze = [window('deny', '0 0 20 12 *', 17 * 24)];
const meeting = [window('allow', '0 8 * * *', 1), window('deny', '0 8 * * *', 2)];
const shifts = [window('deny', '0 8 * * *', 2), window('deny', '0 9 * * *', 2)];

const rows: readonly [string, readonly SyncWindow[], string, string | undefined][] = [
  ['no windows', [], '2026-11-20T12:00:00Z', 'open'],
  ['an allow window, inside', office, '2026-11-20T12:00:00Z', 'open'],
  ['an allow window, a moment before it opens', office, '2026-11-20T06:59:59.999Z', '2026-11-20T07:00:00Z'],
  ['an allow window, as it opens', office, '2026-11-20T07:00:00Z', 'open'],
  ['an allow window, a moment before it closes', office, '2026-11-20T15:59:59.999Z', 'open'],
  ['an allow window, as it closes before a weekend', office, '2026-11-20T16:00:00Z', '2026-11-23T07:00:00Z'],
  ['the Friday before clocks are put forward', office, '2026-03-27T16:00:00Z', '2026-03-30T06:00:00Z'],
  ['the Friday before clocks are put back', office, '2026-10-23T15:00:00Z', '2026-10-26T07:00:00Z'],
  ['a window across midnight, after it', night, '2026-11-21T00:30:00Z', 'open'],
  ['a window across midnight, after its end', night, '2026-11-21T01:00:00Z', '2026-11-21T21:00:00Z'],
  ['a window over the hour that clocks skip lasts as long as ever', night, '2026-03-29T00:59:59Z', 'open'],
  ['… and ends an hour later on clocks', night, '2026-03-29T01:00:00Z', '2026-03-29T20:00:00Z'],
  ['a window over the hour that clocks show twice', night, '2026-10-24T23:59:59Z', 'open'],
  ['… and ends in time', night, '2026-10-25T00:00:00Z', '2026-10-25T21:00:00Z'],
  ['a time that clocks skip in Berlin', gap, '2026-03-29T00:45:00Z', '2026-03-29T01:00:00Z'],
  ['a time that clocks skip in New York', gapThere, '2026-03-08T06:45:00Z', '2026-03-08T07:00:00Z'],
  ['a time that clocks show twice, the first time', twice, '2026-11-01T05:30:00Z', 'open'],
  ['a time that clocks show twice, the second time', twice, '2026-11-01T06:30:00Z', '2026-11-02T06:30:00Z'],
  ['a deny window inside an allow window, before', noLunch, '2026-11-20T11:59:00Z', 'open'],
  ['a deny window inside an allow window, within', noLunch, '2026-11-20T12:00:00Z', '2026-11-20T13:00:00Z'],
  ['a deny window alone, outside', freeze, '2026-12-19T23:59:59Z', 'open'],
  ['a deny window alone, inside', freeze, '2026-12-24T18:00:00Z', '2027-01-06T00:00:00Z'],
  ['deny windows that overlap', shifts, '2026-11-20T08:30:00Z', '2026-11-20T11:00:00Z'],
  ['a deny window that covers the allow window for ever', meeting, '2026-11-20T07:00:00Z', undefined],
];

describe('changes are held', () => {
  for (const [title, windows, at, until] of rows) {
    it(`${title}, at ${at}: ${until ?? 'without end'}`, () => {
      expect(heldUntil(windows, at)).toBe(until);
    });
  }
});

test('windows bind only the resources that they name', () => {
  const bricks = window('allow', '0 8 * * *', 1, { resources: ['Brick/web-*', 'Tower/*'] });
  const rule = windowRule([bricks, window('deny', '0 6 * * *', 1, { resources: ['*/db'] })], Date.UTC(2026, 0, 1, 6));
  const held = (['Brick/web-1', 'Brick/web', 'Tower/a/b', 'Scroll/db', 'Scroll/dbx', 'Brick/.'] as const).filter(rule);
  expect(held).toEqual(['Brick/web-1', 'Tower/a/b', 'Scroll/db']);
});

test('the message names the window, and when changes may be made in its zone and in UTC', () => {
  const at = Date.parse('2026-11-20T16:00:00Z');
  const message = (windows: readonly SyncWindow[]) => windowRule(windows, at)('Brick/a')?.message;
  expect(message([{ ...office[0], note: 'office hours' } as SyncWindow])).toBe(
    'outside of the allow window "0 8 * * 1-5" in Europe/Berlin (office hours); the next one opens 2026-11-23 08:00 Europe/Berlin (2026-11-23T07:00:00Z)',
  );
  expect(message([window('deny', '0 15 * * *', 2)])).toBe(
    'inside of the deny window "0 15 * * *" in UTC; changes may go on 2026-11-20 17:00 UTC',
  );
  expect(message([window('deny', '0 * * * *', 1)])).toBe(
    'inside of the deny window "0 * * * *" in UTC, and no end of that is in sight',
  );
});
