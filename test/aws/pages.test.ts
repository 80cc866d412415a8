import { describe, expect, it } from 'vitest';
import { allPages } from '../../src/aws/pages.ts';

describe('a listing', () => {
  it('goes on until there is no further page', async () => {
    const pages = new Map([
      [undefined, { items: ['a', 'b'], token: '1' }],
      ['1', { items: undefined, token: '2' }],
      ['2', { items: ['c'], token: undefined }],
    ]);
    const none = { items: undefined, token: undefined };
    expect(await allPages(async (token) => pages.get(token) ?? none)).toEqual(['a', 'b', 'c']);
  });

  it('ends when a token comes back, which would go on for ever', async () => {
    expect(await allPages(async () => ({ items: ['a'], token: 'same' }))).toEqual(['a', 'a']);
  });
});
