import { describe, expect, test } from 'vitest';
import { page } from '../../src/simulator/page.ts';

const letters = ['a', 'b', 'c', 'd', 'e'];

function pages(all: string[], between: (all: string[], seen: readonly string[]) => void): string[] {
  const seen: string[] = [];
  let nextToken: string | undefined;
  do {
    const cut = page(all, { nextToken, maxResults: 2 }, 100);
    seen.push(...cut.items);
    nextToken = cut.nextToken;
    between(all, cut.items);
  } while (nextToken !== undefined);
  return seen;
}

describe('pages', () => {
  test('hold everything once and in order', () => {
    expect(pages([...letters], () => {})).toEqual(letters);
  });

  test('skip nothing when what they held is deleted', () => {
    const deleteSeen = (all: string[], seen: readonly string[]) =>
      void all.splice(0, all.length, ...all.filter((item) => !seen.includes(item)));
    expect(pages([...letters], deleteSeen)).toEqual(letters);
  });

  test('end without a token when the last one is exactly full', () => {
    expect(page(['a', 'b'], { maxResults: 2 }, 100)).toEqual({ items: ['a', 'b'], nextToken: undefined });
  });

  test('have the default size unless one is asked for', () => {
    expect(page(letters, {}, 3).items).toHaveLength(3);
  });

  test('may hold objects', () => {
    const all = [{ id: 1 }, { id: 2 }];
    const { nextToken } = page(all, { maxResults: 1 }, 100);
    expect(page(all, { nextToken }, 100).items).toEqual([{ id: 2 }]);
  });
});

test.each(['', 'nonsense', Buffer.from('{"offset":-1}').toString('base64'), Buffer.from('null').toString('base64')])(
  'the token %j is refused',
  (nextToken) => {
    expect(() => page(letters, { nextToken }, 100)).toThrow(
      expect.objectContaining({ code: 'InvalidParameterException', message: 'Invalid token' }),
    );
  },
);
