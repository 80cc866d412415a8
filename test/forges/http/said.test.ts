import { describe, expect, it } from 'vitest';
import { saidIn, withoutSecrets } from '../../../src/forges/http/said.ts';

const quiet = { secrets: [] };

describe('what an answer says', () => {
  it.each([
    ['{"message":"Not Found","documentation_url":"https://x"}', 'Not Found'],
    ['{"message":{"note":["is too long"]}}', '{"message":{"note":["is too long"]}}'],
    [
      '{"message":"Validation Failed","errors":[{"field":"body","message":"is too long"}]}',
      'Validation Failed: is too long',
    ],
    ['{"type":"error","error":{"message":"no access","detail":"ask"}}', 'no access: ask'],
    ['{"error":"insufficient_scope","error_description":"needs api"}', 'insufficient_scope: needs api'],
    ['<html>\n  <h1>Bad   gateway</h1>\n</html>', '<html> <h1>Bad gateway</h1> </html>'],
    ['', ''],
  ])('%s', (text, expected) => {
    expect(saidIn(text, quiet)).toBe(expected);
  });

  it('is cut to one line', () => {
    expect(saidIn('x'.repeat(5000), quiet)).toBe(`${'x'.repeat(200)}…`);
  });

  it('cannot drive a terminal', () => {
    expect(saidIn('{"message":"\\u001b[31mred\\u202e"}', quiet)).toBe('\u241b[31mred\ufffd');
  });

  it('is free of secrets before it is cut, so that no half of one stays', () => {
    expect(saidIn(`${'x'.repeat(195)}topsecret`, { secrets: ['topsecret'] })).not.toContain('tops');
  });
});

it('a secret is taken out in every spelling, the longest first', () => {
  expect(withoutSecrets('a/b a%2Fb a/b/c', ['a/b', 'a/b/c'])).toBe('(sensitive) (sensitive) (sensitive)');
});
