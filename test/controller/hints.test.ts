import { expect, test } from 'vitest';
import { hints } from '../../src/controller/hints.ts';
import { settle } from '../../src/lib/clock.ts';

/** Looks that each wait to be let go. */
function slowLooks() {
  const begun: (() => void)[] = [];
  const failures: unknown[] = [];
  const look = () => new Promise<void>((resolve) => begun.push(resolve));
  return { begun, failures, hint: hints(look, (error) => failures.push(error)) };
}

test('a hint starts a look', async () => {
  const { begun, hint } = slowLooks();
  hint();
  await settle();
  expect(begun).toHaveLength(1);
});

test('a hundred hints before a look begins are one look', async () => {
  const { begun, hint } = slowLooks();
  for (let index = 0; index < 100; index++) hint();
  await settle();
  begun[0]?.();
  await settle();
  expect(begun).toHaveLength(1);
});

test('hints during a look are one more look, after it', async () => {
  const { begun, hint } = slowLooks();
  hint();
  await settle();
  hint();
  hint();
  await settle();
  expect(begun).toHaveLength(1);
  begun[0]?.();
  await settle();
  expect(begun).toHaveLength(2);
});

test('a look that fails is reported, and the next hint is heard all the same', async () => {
  const failures: unknown[] = [];
  let looks = 0;
  const hint = hints(
    async () => {
      looks += 1;
      throw new Error(`look ${looks}`);
    },
    (error) => failures.push(String(error)),
  );
  hint();
  await settle();
  hint();
  await settle();
  expect(failures).toEqual(['Error: look 1', 'Error: look 2']);
});
