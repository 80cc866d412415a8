import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoffMs, seededRandom, systemRandom } from '../../src/lib/backoff.ts';

const limits = { baseMs: 500, capMs: 20_000 };

describe('backoff', () => {
  test.each([
    [1, 250, 500],
    [2, 500, 1000],
    [3, 1000, 2000],
    [6, 8000, 16_000],
    [7, 10_000, 20_000],
    [1000, 10_000, 20_000],
  ])('attempt %i waits %i to %i ms', (attempt, floor, ceiling) => {
    expect(backoffMs(attempt, limits, () => 0)).toBe(floor);
    expect(backoffMs(attempt, limits, () => 1 - Number.EPSILON)).toBe(ceiling);
  });

  test('is a whole number between half of the cap and the cap in the long run, and never above it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempt, at) => {
          const delayMs = backoffMs(attempt, limits, () => at);
          expect(Number.isInteger(delayMs)).toBe(true);
          expect(delayMs).toBeGreaterThanOrEqual(limits.baseMs / 2);
          expect(delayMs).toBeLessThanOrEqual(limits.capMs);
        },
      ),
    );
  });

  test('spreads over its whole range', () => {
    const random = seededRandom(3);
    const delays = Array.from({ length: 1000 }, () => backoffMs(1, { baseMs: 1000, capMs: 1000 }, random));
    expect(Math.min(...delays)).toBeLessThan(510);
    expect(Math.max(...delays)).toBeGreaterThan(990);
    expect(delays.filter((delay) => delay < 750).length).toBeGreaterThan(400);
  });
});

describe('randomness', () => {
  test('a seed gives the same numbers again, another seed others', () => {
    const numbers = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    expect(numbers(7)).toEqual(numbers(7));
    expect(numbers(7)).not.toEqual(numbers(8));
  });

  test('numbers are in [0, 1) and even', () => {
    const random = seededRandom(1);
    const numbers = Array.from({ length: 10_000 }, random);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    expect(numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toBeCloseTo(0.5, 1);
  });

  test('the machine gives numbers in [0, 1)', () => {
    const number = systemRandom();
    expect(number >= 0 && number < 1).toBe(true);
  });
});
