import { describe, expect, test } from 'vitest';
import type { FieldChange } from '../../src/model/change.ts';
import { publicChange } from '../../src/model/public-change.ts';

const pending = { pending: 'TaskDefinition/web', attribute: 'arn', suffix: ':1' };

function shown(field: Partial<FieldChange>) {
  const change = {
    op: 'update' as const,
    id: 'Brick/a' as const,
    key: 'a',
    after: [],
    fields: [{ path: ['size'], mode: 'update' as const, ...field }],
  };
  return publicChange({ change });
}

describe('a change as programs get it', () => {
  test.each<[string, Partial<FieldChange>, object]>([
    ['both values', { before: 1, after: 2 }, { before: 1, after: 2 }],
    ['a value that is new', { after: null }, { after: null }],
    ['a value that goes', { before: false }, { before: false }],
    ['that it starts a deployment', { after: 1, rolls: true }, { after: 1, rolls: true }],
    ['neither value of a secret', { before: 'hunter1', after: 'hunter2', sensitive: true }, { sensitive: true }],
    ['what is known only after apply', { after: pending }, { after: { pending: 'TaskDefinition/web' } }],
    [
      'what is known only after apply, deep in a value',
      { after: { steps: [{ arn: pending }, 'plain', null] } },
      { after: { steps: [{ arn: { pending: 'TaskDefinition/web' } }, 'plain', null] } },
    ],
  ])('has %s', (_what, field, expected) => {
    expect(shown(field).fields).toEqual([{ path: 'size', mode: 'update', ...expected }]);
  });

  test.each([
    [['containerDefinitions', '[app]', 'image'], 'containerDefinitions[app].image'],
    [['tags', '[team]'], 'tags[team]'],
    [['size'], 'size'],
    [[], ''],
  ])('writes the path %j as %s', (path, text) => {
    expect(shown({ path }).fields[0]?.path).toBe(text);
  });

  test('has the reason and the place, and nothing that only evenkeel needs', () => {
    const origin = { file: 'a.yaml', line: 3, column: 1 };
    const held = { reason: 'Suspended' as const, message: 'suspended', code: 'X' };
    const change = {
      op: 'create' as const,
      id: 'Brick/a' as const,
      key: 'a',
      fields: [],
      after: ['Brick/b' as const],
      held,
      origin,
    };
    expect(publicChange({ change })).toEqual({
      id: 'Brick/a',
      action: 'create',
      fields: [],
      held: { reason: 'Suspended', message: 'suspended' },
      origin,
    });
  });
});
