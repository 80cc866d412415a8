import { describe, expect, test } from 'vitest';
import { withoutSecrets } from '../../src/aws/redact.ts';
import { FailureError } from '../../src/model/failure.ts';

function shown(message: string, input: unknown): string {
  return withoutSecrets(new FailureError('Refused', message, 'ClientException'), input).failure.message;
}

describe('an error that quotes its request', () => {
  test.each<[string, unknown, string, string]>([
    ['an environment value', { environment: [{ name: 'A', value: 'hunter2' }] }, 'bad hunter2!', 'bad (sensitive)!'],
    ['every occurrence', { command: ['hunter2'] }, 'hunter2 and hunter2', '(sensitive) and (sensitive)'],
    ['a log option', { logConfiguration: { options: { 'splunk-token': 'hunter2' } } }, 'hunter2', '(sensitive)'],
    ['a label', { dockerLabels: { key: 'hunter2' } }, 'hunter2', '(sensitive)'],
    ['a label called name', { dockerLabels: { name: 'hunter2' } }, 'hunter2', '(sensitive)'],
    ['an argument', { entryPoint: ['sh', '-c', 'hunter2'] }, 'hunter2', '(sensitive)'],
    ['a health check', { healthCheck: { command: ['CMD', 'curl hunter2'] } }, 'curl hunter2', '(sensitive)'],
    ['a volume option', { driverOpts: { o: 'password=hunter2' } }, 'password=hunter2', '(sensitive)'],
    ['deep in lists', { a: [{ b: { environment: [[{ value: 'hunter2' }]] } }] }, 'hunter2', '(sensitive)'],
    ['a value that JSON spells differently', { command: ['say "hunter2"'] }, 'say \\"hunter2\\"', '(sensitive)'],
    ['a secret that contains another', { command: ['hunt', 'hunter2'] }, 'got hunter2', 'got (sensitive)'],
  ])('does not show %s', (_what, input, message, expected) => {
    expect(shown(message, input)).toBe(expected);
  });

  test.each<[string, unknown, string]>([
    ['the name of a variable', { environment: [{ name: 'DB_PASSWORD', value: 'x' }] }, 'DB_PASSWORD is reserved'],
    [
      'where awslogs writes',
      { logConfiguration: { options: { 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'shop' } } },
      'not authorized on arn:aws:ecs:eu-west-1:111122223333:task-definition/shop:*',
    ],
    ['other members', { family: 'web', cpu: '256' }, 'family web with 256'],
    ['values too short to be a secret', { command: ['-c', 'on'] }, 'the option -c is on'],
  ])('shows %s', (_what, input, message) => {
    expect(shown(message, input)).toBe(message);
  });

  test.each([undefined, null, 'text', 5, [], {}])('is left alone when the request is %j', (input) => {
    expect(shown('plain', input)).toBe('plain');
  });

  test('keeps its reason and code', () => {
    const { failure } = withoutSecrets(new FailureError('Refused', 'hunter2', 'ClientException'), {
      command: ['hunter2'],
    });
    expect(failure).toEqual({ reason: 'Refused', message: '(sensitive)', code: 'ClientException' });
  });
});
