import { expect, it } from 'vitest';
import { attempt } from '../../../src/forges/http/attempt.ts';
import type { Connection } from '../../../src/forges/http/connection.ts';
import { realClock } from '../../../src/lib/clock.ts';
import { fakeForge } from '../../support/forge/fake-forge.ts';

function connection(answer: typeof fetch, signal = new AbortController().signal): Connection {
  return {
    ...{ title: 'GitHub', apiUrl: 'http://127.0.0.1', headers: {}, secrets: [], permission: 'x', until: 0 },
    world: { clock: realClock(), random: () => 0, signal, fetch: answer },
  };
}

const question = { method: 'GET', url: 'http://127.0.0.1/', isRepeatable: true } as const;

it('an answer without an end is not read to its end', async () => {
  let parts = 0;
  const endless = new ReadableStream({
    pull(controller) {
      parts += 1;
      controller.enqueue(new Uint8Array(1_048_576));
    },
  });
  const lost = await attempt(
    connection(async () => new Response(endless)),
    question,
  );
  expect(lost).toEqual({ lost: 'more than 64 MiB', why: 'long' });
  expect(parts).toBeLessThan(70);
});

it('a connection that breaks says why', async () => {
  const fake = await fakeForge('github');
  fake.misbehave('reset', 'cut');
  const url = `${fake.url}/x`;
  expect(await attempt(connection(fetch), { ...question, url })).toMatchObject({
    why: 'cut',
    lost: expect.stringMatching(/ECONNRESET|closed/),
  });
  expect(await attempt(connection(fetch), { ...question, url })).toMatchObject({ why: 'cut' });
});

it('nothing is sent any more once evenkeel is told to stop', async () => {
  const never: typeof fetch = () => Promise.reject(new Error('it was sent'));
  expect(await attempt(connection(never, AbortSignal.abort()), question)).toEqual({ lost: 'not sent', why: 'cut' });
});
