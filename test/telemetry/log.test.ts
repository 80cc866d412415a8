import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Event } from '../../src/model/event.ts';
import type { Failure } from '../../src/model/failure.ts';
import { lineOf, logListener } from '../../src/telemetry/log.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const throttled: Failure = {
  reason: 'Throttled',
  message: 'CreateService: Rate exceeded',
  code: 'ThrottlingException',
};
const leaving: Failure = { reason: 'Leaving', message: 'still draining' };

const rows: readonly (readonly [Event, string, string])[] = [
  [{ type: 'PassStarted', scope: 'full', because: 'resync' }, 'debug', 'pass started'],
  [{ type: 'PassFinished', durationMs: 1, calls: 2, changes: 0 }, 'debug', 'pass finished'],
  [{ type: 'PassFinished', durationMs: 1, calls: 2, changes: 3 }, 'info', 'pass finished'],
  [{ type: 'PassFailed', failure: throttled }, 'error', 'AWS is throttling the calls: CreateService: Rate exceeded'],
  [
    { type: 'ProblemFound', problem: { severity: 'error', reason: 'SyntaxInvalid', message: 'bad indentation' } },
    'error',
    'bad indentation',
  ],
  [
    { type: 'ProblemFound', problem: { severity: 'warning', reason: 'SecretLiteral', message: 'looks like a key' } },
    'warn',
    'looks like a key',
  ],
  [{ type: 'StepStarted', id: 'Service/web', op: 'create' }, 'info', 'create Service/web'],
  [
    { type: 'StepFinished', id: 'Service/web', op: 'create', outcome: { id: 'Service/web', result: 'applied' } },
    'info',
    'create Service/web applied',
  ],
  [
    {
      type: 'StepFinished',
      id: 'Service/web',
      op: 'create',
      outcome: { id: 'Service/web', result: 'failed', failure: throttled },
    },
    'error',
    'create Service/web failed: CreateService: Rate exceeded',
  ],
  [
    {
      type: 'StepFinished',
      id: 'Service/web',
      op: 'create',
      outcome: { id: 'Service/web', result: 'failed', failure: leaving },
    },
    'info',
    'create Service/web failed: still draining',
  ],
  [
    { type: 'StepHeld', id: 'Service/web', op: 'prune', failure: leaving },
    'warn',
    'prune Service/web held: still draining',
  ],
  [
    { type: 'HealthChanged', id: 'Service/web', health: { status: 'Degraded', message: 'x' } },
    'warn',
    'Service/web is Degraded',
  ],
  [
    { type: 'HealthChanged', id: 'Service/web', health: { status: 'Healthy', message: '' } },
    'info',
    'Service/web is Healthy',
  ],
  [{ type: 'Throttled', operation: 'CreateService', share: 0.5 }, 'warn', 'AWS throttles CreateService'],
  [{ type: 'Stopping', signal: 'SIGTERM' }, 'info', 'stopping on SIGTERM'],
];

/** The lines that a log of that level has after the events. */
function logged(level: Parameters<typeof logListener>[0], events: readonly Event[]): string[] {
  const folder = temporaryFolder();
  const descriptor = openSync(folder.at('log'), 'w');
  const listen = logListener(level, descriptor);
  for (const event of events) listen(event);
  closeSync(descriptor);
  return readFileSync(folder.at('log'), 'utf8').split('\n').slice(0, -1);
}

describe('a log line', () => {
  test.each(rows)('of %j is at level %s', (event, level, message) => {
    expect(lineOf(event)).toMatchObject({ level, message });
  });

  test('says of a failure who has the next move, and what to do', () => {
    expect(lineOf({ type: 'StepHeld', id: 'Service/web', op: 'update', failure: throttled }).facts).toEqual({
      id: 'Service/web',
      reason: 'Throttled',
      class: 'transient',
      detail: 'CreateService: Rate exceeded',
      remedy: 'It is tried again more slowly.',
      code: 'ThrottlingException',
    });
  });

  test('of a finished step does not carry what AWS answered', () => {
    const outcome = { id: 'Service/web', result: 'applied', attributes: { arn: 'arn:aws:ecs:x' } } as const;
    expect(lineOf({ type: 'StepFinished', id: 'Service/web', op: 'create', outcome }).facts).toEqual({
      id: 'Service/web',
      op: 'create',
      result: 'applied',
    });
  });
});

describe('the log', () => {
  test('has one line of JSON per event, with time and level', () => {
    const lines = logged(
      'debug',
      rows.map(([event]) => event),
    ).map((line) => JSON.parse(line));
    expect(lines.map(({ msg }) => msg)).toEqual(rows.map(([, , message]) => message));
    const levels: Record<string, number> = { debug: 20, info: 30, warn: 40, error: 50 };
    expect(lines.map(({ level }) => level)).toEqual(rows.map(([, level]) => levels[level]));
    expect(lines.every(({ time }) => !Number.isNaN(Date.parse(time)))).toBe(true);
  });

  test.each([
    ['debug', 15],
    ['info', 13],
    ['warn', 7],
    ['error', 3],
    ['silent', 0],
  ] as const)('at level %s has %i of the %# lines', (level, count) => {
    expect(
      logged(
        level,
        rows.map(([event]) => event),
      ),
    ).toHaveLength(count);
  });

  test.each([
    ['new lines', 'a\nb\r\nc\u2028d'],
    ['colours of a terminal', '\u001b[31mred\u001b[0m \u009b31m'],
    ['commands to a terminal', '\u001b]0;title\u0007\u0008\u0000'],
    ['another direction of writing', '\u202egnp.exe'],
    ['half a character', '\ud800'],
    ['quotes and slashes', '","level":60,"x":"\\'],
    ['a very long text', 'x'.repeat(1_000_000)],
  ])('stays one line of JSON with %s in it', (_what, text) => {
    const failure: Failure = { reason: 'Refused', message: text, code: text };
    const lines = logged('debug', [
      { type: 'PassFailed', failure },
      { type: 'HealthChanged', id: `Service/${text}`, health: { status: 'Healthy', message: text } },
    ]);
    expect(lines).toHaveLength(2);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(lines.filter((line) => /[\u0000-\u001f]/.test(line))).toEqual([]);
    expect(JSON.parse(String(lines[0]))).toMatchObject({ level: 50, reason: 'Refused' });
  });

  test.runIf(existsSync('/dev/full'))('that has nowhere to go does not stop anybody', () => {
    const descriptor = openSync('/dev/full', 'w');
    onTestFinished(() => closeSync(descriptor));
    const listen = logListener('info', descriptor);
    expect(() => listen({ type: 'Stopping', signal: 'SIGTERM' })).not.toThrow();
  });
});
