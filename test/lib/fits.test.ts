import { expect, it } from 'vitest';
import { anyOf, count, type Form, flag, listOf, objectWith, oneOf, optional, text, upTo } from '../../src/lib/fits.ts';

it.each<[string, Form, readonly unknown[], readonly unknown[]]>([
  ['text', text, ['', 'a'], [1, null, undefined, ['a']]],
  ['flag', flag, [true, false], ['true', 0, undefined]],
  ['count', count, [0, 7, 1.5], [-1, Number.NaN, Number.POSITIVE_INFINITY, '7', undefined]],
  ['upTo', upTo(2), [0, 2], [-1, 3, 1.5, '1', undefined]],
  ['anyOf', anyOf(text, flag), ['a', true], [1, null]],
  ['oneOf', oneOf('a', 'b'), ['a', 'b'], ['c', '', undefined, ['a']]],
  ['optional', optional(text), [undefined, 'a'], [null, 1]],
  ['listOf', listOf(text), [[], ['a']], ['a', [1], { 0: 'a' }, undefined]],
  ['objectWith', objectWith({ a: text }), [{ a: '' }, { a: '', b: 1 }], [{}, { a: 1 }, [], null, undefined]],
])('%s takes what has its form and nothing else', (_name, form, fitting, others) => {
  expect(fitting.filter(form)).toEqual(fitting);
  expect(others.filter(form)).toEqual([]);
});
