import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../../src/cli/exit-code.ts';
import { block } from '../../../src/cli/print/block.ts';
import { palette } from '../../../src/cli/print/colour.ts';
import { deploymentRows } from '../../../src/cli/print/deployment-rows.ts';
import { durationText } from '../../../src/cli/print/duration.ts';
import { forecastText } from '../../../src/cli/print/forecast.ts';
import { problemCounts, problemText } from '../../../src/cli/print/problem.ts';
import { tableText } from '../../../src/cli/print/table.ts';
import { wrapped } from '../../../src/cli/print/words.ts';
import { visible } from '../../../src/lib/visible.ts';
import { failureTable, type Reason } from '../../../src/model/failure.ts';
import type { Forecast } from '../../../src/model/forecast.ts';
import type { Problem } from '../../../src/model/problem.ts';

const plain = palette(false);

it.each([
  [0, '0s'],
  [50, '0.1s'],
  [1900, '1.9s'],
  [12_400, '12s'],
  [60_000, '1m'],
  [90_000, '1m30s'],
  [3_600_000, '1h'],
  [7_500_000, '2h5m'],
])('%s ms are %s', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});

it.each([
  ['\u001b[31m', '␛[31m'],
  ['a\nb', 'a␊b'],
  ['\u202e', '\ufffd'],
  ['\u009b', '\ufffd'],
  ['\u007f', '␡'],
  ['Zoë 日本 🚀', 'Zoë 日本 🚀'],
])('%j is visible as %s', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

it.each<[Partial<Forecast>, string]>([
  [{}, 'up to 8 tasks at once (4 extra), at least 4 healthy; takes 40s or more; ECS goes back if it fails'],
  [{ tasks: undefined, peak: undefined, least: undefined }, 'takes 40s or more; ECS goes back if it fails'],
  [
    { tasks: 1, peak: 1, least: 1, leastSeconds: undefined },
    'never ends: with 1 task at most and 1 healthy at least, none can be replaced',
  ],
  [{ tasks: 0, peak: 0, least: 0, leastSeconds: 0 }, 'ECS goes back if it fails'],
])('a rollout with %j is told as %j', (changes, text) => {
  const usual = { tasks: 4, peak: 8, least: 4, leastSeconds: 40, onFailure: 'rollback' } as const;
  expect(forecastText({ ...usual, ...changes })).toBe(text);
});

it('a deployment that waits for somebody says what to answer', () => {
  const base = {
    id: 'ecs-svc/7315000000000000000',
    target: 'web:2',
    content: {},
    reason: '',
    failedTasks: 0,
    tasks: [],
  };
  const stage = 'POST_SCALE_UP';
  expect(deploymentRows('Service/web', { ...base, stage, state: 'paused' })).toEqual([
    ['deployment', 'ecs-svc/7315… (web:2)  waits for somebody to let it go on at POST_SCALE_UP'],
    ['answer', 'evenkeel rollout continue Service/web, with --back to send it back'],
  ]);
  expect(deploymentRows('Service/web', { ...base, stage, state: 'running' })).toHaveLength(1);
});

it('lines are broken between words, and long words stay whole', () => {
  expect(wrapped('one two three\nfour', 7)).toEqual(['one two', 'three', 'four']);
  expect(wrapped('extraordinarily long', 5)).toEqual(['extraordinarily', 'long']);
});

it('colours end where they began, and empty texts have none', () => {
  expect(palette(true).red('x')).toBe('\u001b[31mx\u001b[39m');
  expect(palette(true).red('')).toBe('');
  expect(plain.red('x')).toBe('x');
});

it('a block has a bracket from its first row to its last', () => {
  expect(block('Title', ['one', ['a', '1'], ['long', '2']], plain)).toBe('Title\n  ╷ one\n  │ a     1\n  ╵ long  2\n');
  expect(block('Title', ['one'], plain)).toBe('Title\n  ╵ one\n');
  expect(block('Title', [], plain)).toBe('Title\n');
});

it('a table leaves out columns without text', () => {
  const rows = [
    [{ text: 'a' }, { text: '' }, { text: 'c' }],
    [{ text: 'aaaa' }, { text: '' }, { text: '' }],
  ];
  expect(tableText(['ONE', 'TWO', 'THREE'], rows, plain)).toBe('ONE   THREE\na     c\naaaa\n');
});

describe('a problem', () => {
  const problem: Problem = {
    severity: 'error',
    reason: 'FieldInvalid',
    message: 'it is wrong',
    origin: { file: 'a.yaml', line: 7, column: 3 },
  };
  const nothing = () => undefined;

  it('shows the line only when there is one', () => {
    expect(problemText(problem, nothing, plain)).toBe(
      'Error: it is wrong\n  ╷ a.yaml:7:3\n  ╵ fix  Correct the value.\n',
    );
  });

  it('marks as many characters as are meant', () => {
    const frame = { lineNumber: 1234, text: '  abc: 1', column: 3, length: 3 };
    expect(problemText({ ...problem, suggestion: 'did you mean "abd"?' }, () => frame, plain).split('\n')).toEqual([
      'Error: it is wrong',
      '  ╷ a.yaml:7:3',
      '  │ 1234 |   abc: 1',
      '  ╵          ^^^ did you mean "abd"?',
      '',
    ]);
  });

  it('shows no line of a file that could not be read at all', () => {
    const unread = { ...problem, origin: { file: 'a.yaml', line: 1, column: 1 } };
    expect(problemText(unread, nothing, plain)).toContain('  ╷ a.yaml\n');
  });

  it.each([
    [[], ''],
    [['error'], '1 error'],
    [['error', 'error', 'warning'], '2 errors and 1 warning'],
    [['warning', 'warning'], '2 warnings'],
  ] as const)('%j are counted as %j', (severities, text) => {
    expect(problemCounts(severities.map((severity) => ({ ...problem, severity })))).toBe(text);
  });
});

it('every failure has an exit code that says who has the next move', () => {
  const codes = Object.keys(failureTable).map((reason) => exitCodeOf({ reason: reason as Reason, message: '' }));
  expect(new Set(codes)).toEqual(new Set([1, 3, 4, 6, 7]));
  expect(exitCodeOf({ reason: 'AccessDenied', message: '' })).toBe(4);
  expect(exitCodeOf({ reason: 'SourceUnreadable', message: '' })).toBe(3);
  expect(exitCodeOf({ reason: 'OwnedByOther', message: '' })).toBe(7);
  expect(exitCodeOf({ reason: 'Unreachable', message: '' })).toBe(1);
});
