import { expect, test } from 'vitest';
import { liveTags } from '../../src/aws/live-tags.ts';
import type { Tags } from '../../src/model/provider.ts';

const wanted = { team: 'web', 'evenkeel:owner': 'me' };

test.each<[string, { desired?: Tags; indexed: readonly Tags[] }, boolean]>([
  ['shows what is wanted', { desired: wanted, indexed: [{ 'evenkeel:owner': 'me', team: 'web' }] }, false],
  ['shows one tag less', { desired: wanted, indexed: [{ team: 'web' }] }, true],
  ['shows one tag more', { desired: wanted, indexed: [{ ...wanted, extra: '' }] }, true],
  ['shows another value', { desired: wanted, indexed: [{ ...wanted, team: 'ops' }] }, true],
  ['shows nothing', { desired: wanted, indexed: [] }, true],
  ['shows something that nobody wants', { indexed: [wanted] }, true],
])('when the index %s the tags are read directly: %s', async (_what, { desired, indexed }, isRead) => {
  const target = { ...(desired ? { desired: { tags: desired } } : {}), indexed: indexed.map((tags) => ({ tags })) };
  const tags = await liveTags(target, async () => ({ from: 'AWS' }));
  expect(tags).toEqual(isRead ? { from: 'AWS' } : wanted);
});

test.each([
  [true, false],
  [false, true],
])(
  'when the spec says the same (%s) although the index agrees, the tags are read directly: %s',
  async (same, isRead) => {
    const target = { desired: { tags: wanted }, indexed: [{ tags: wanted }], spec: {}, same: () => same };
    expect(await liveTags(target, async () => ({ from: 'AWS' }))).toEqual(isRead ? { from: 'AWS' } : wanted);
  },
);

test('a read that fails is not hidden by what the index shows', async () => {
  const target = { desired: { tags: wanted }, indexed: [{ tags: {} }] };
  await expect(liveTags(target, () => Promise.reject(new Error('denied')))).rejects.toThrow('denied');
});
