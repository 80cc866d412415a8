import { expect, it } from 'vitest';
import { oncePer } from '../../src/lib/once-per.ts';

it('asks once for each object, also when the answer is nothing', () => {
  const asked: object[] = [];
  const answerOf = oncePer((key: { answer?: number }) => {
    asked.push(key);
    return key.answer;
  });
  const [one, none] = [{ answer: 1 }, {}];
  expect([one, none, one, none].map(answerOf)).toEqual([1, undefined, 1, undefined]);
  expect(asked).toEqual([one, none]);
});
