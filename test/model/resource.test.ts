import { expect, test } from 'vitest';
import { isPending, pathText } from '../../src/model/change.ts';
import { kindOf, nameOf, resourceId } from '../../src/model/resource.ts';

test.each([
  ['Service', 'web'],
  ['LogGroup', 'with/slashes/in/it'],
  ['Cluster', ''],
])('an id of %s and %s gives both back', (kind, name) => {
  const id = resourceId(kind, name);
  expect([kindOf(id), nameOf(id)]).toEqual([kind, name]);
});

test.each([
  [{ pending: 'Cluster/a', attribute: 'arn', suffix: '' }, true],
  [{ pending: 'Cluster/a' }, false],
  ['ref:Cluster/a', false],
  [null, false],
  [[], false],
])('%j is known only after apply: %s', (value, expected) => {
  expect(isPending(value)).toBe(expected);
});

test('a path starts with a member or with an element', () => {
  expect(pathText(['[0]', 'name'])).toBe('[0].name');
});
