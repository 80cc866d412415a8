import { expect, onTestFinished, test } from 'vitest';
import { settle } from '../../src/lib/clock.ts';
import { onAbort } from '../../src/lib/on-abort.ts';

test('a listener hears of the abort unless it stopped listening', () => {
  const stopping = new AbortController();
  const heard: string[] = [];
  onAbort(stopping.signal, () => heard.push('listener'));
  onAbort(stopping.signal, () => heard.push('gone'))();
  stopping.abort();
  expect(heard).toEqual(['listener']);
});

test('without a signal there is nothing to hear', () => {
  expect(() => onAbort(undefined, () => expect.unreachable())()).not.toThrow();
});

test('a thousand listeners do not make Node warn of a leak', async () => {
  const warnings: string[] = [];
  const note = ({ message }: Error) => warnings.push(message);
  process.on('warning', note);
  onTestFinished(() => void process.off('warning', note));
  const { signal } = new AbortController();
  for (let index = 0; index < 1000; index++) onAbort(signal, () => {});
  await settle();
  expect(warnings).toEqual([]);
});
