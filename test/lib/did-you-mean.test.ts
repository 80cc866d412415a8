import { expect, test } from 'vitest';
import { didYouMean } from '../../src/lib/did-you-mean.ts';

test('the nearest word is suggested', () => {
  expect(didYouMean('htp', ['grpc', 'http'])).toBe('did you mean "http"?');
});

test.each([['metrics'], [undefined]])('nothing is suggested for %s', (word) => {
  expect(didYouMean(word, ['grpc', 'http'])).toBeUndefined();
});
