import { expect, it } from 'vitest';
import { addressOf, portOf, speedOf } from '../../src/cli/arguments.ts';

it.each([
  ['10x', 10],
  ['10', 10],
  ['0.5x', 0.5],
  ['0x', undefined],
  ['fast', undefined],
  ['10001x', undefined],
])('the speed %j is %s', (text, expected) => {
  expect(speedOf(text)).toBe(expected);
});

it.each([
  ['127.0.0.1:7373', { host: '127.0.0.1', port: 7373 }],
  ['0.0.0.0:80', { host: '0.0.0.0', port: 80 }],
  [':7373', { host: '127.0.0.1', port: 7373 }],
  ['7373', { host: '127.0.0.1', port: 7373 }],
  ['[::1]:7373', { host: '::1', port: 7373 }],
  ['localhost', undefined],
  ['localhost:99999', undefined],
  ['http://localhost:1', undefined],
])('the address %j is %o', (text, expected) => {
  expect(addressOf(text)).toEqual(expected);
});

it.each([
  ['0', 0],
  ['65535', 65_535],
  ['65536', undefined],
  ['-1', undefined],
  ['1e3', undefined],
])('the port %j is %s', (text, expected) => {
  expect(portOf(text)).toBe(expected);
});
