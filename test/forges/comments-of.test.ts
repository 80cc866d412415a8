import { describe, expect, it } from 'vitest';
import { FailureError } from '../../src/model/failure.ts';
import { forgeNames } from '../../src/model/forge.ts';
import { type FakeForge, fakeForge, type Misbehaviour, ours, stranger } from '../support/forge/fake-forge.ts';
import { forgeWorld, openFake } from '../support/forge/forge-world.ts';

const key = 'abc123';

async function opened(name: (typeof forgeNames)[number], options: { pageSize?: number; changed?: object } = {}) {
  const fake = await fakeForge(name, options.pageSize);
  const world = forgeWorld(fake);
  const forge = await openFake(fake, world, { ...options.changed });
  const mark = (text: string) => forge.bodyOf(text, key);
  return { fake, world, forge, mark };
}

/** What it fails with. */
async function failure(work: Promise<unknown>): Promise<FailureError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof FailureError) return error;
  throw new Error(`it did not fail as it should: ${error}`);
}

function methods({ arrived }: FakeForge): string[] {
  return arrived.map(({ method }) => method);
}

describe.each(forgeNames)('comments on %s', (name) => {
  it('are created, found, edited and removed', async () => {
    const { fake, world, forge, mark } = await opened(name);
    const created = await world.drive(forge.create(mark('one')));
    expect(created).toMatchObject({ id: 1001, body: mark('one') });
    expect(await world.drive(forge.comments(key))).toEqual([created]);
    expect(await world.drive(forge.update(1001, mark('two')))).toMatchObject({ body: mark('two') });
    expect(fake.comments).toEqual([{ id: 1001, author: ours, body: mark('two') }]);
    await world.drive(forge.remove(1001));
    expect(fake.comments).toEqual([]);
  });

  it('of a stranger who copied the key are not ours', async () => {
    const { fake, world, forge, mark } = await opened(name);
    fake.post(stranger, mark('one'));
    expect(await world.drive(forge.comments(key))).toEqual([]);
  });

  it('of ours that only quote the key, or hold another one, are not the comment of the plan', async () => {
    const { fake, world, forge, mark } = await opened(name);
    fake.post(ours, `look:\n${mark('one')}`);
    fake.post(ours, forge.bodyOf('one', 'other'));
    expect(await world.drive(forge.comments(key))).toEqual([]);
  });

  it('keep their key when the host changes the ends of lines', async () => {
    const { fake, world, forge, mark } = await opened(name);
    fake.post(ours, mark('one').replaceAll('\n', '\r\n'));
    expect(await world.drive(forge.comments(key))).toHaveLength(1);
  });

  it('are found behind hundreds of others, the oldest first', async () => {
    const { fake, world, forge, mark } = await opened(name, { pageSize: 100 });
    for (let count = 0; count < 350; count++) fake.post(stranger, 'looks good');
    const [first, second] = [fake.post(ours, mark('one')), fake.post(ours, mark('two'))];
    fake.comments.reverse();
    expect((await world.drive(forge.comments(key))).map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(methods(fake).filter((method) => method === 'GET').length).toBeGreaterThanOrEqual(4);
  });

  it('that somebody has deleted are told from those that are there', async () => {
    const { world, forge, mark } = await opened(name);
    expect(await world.drive(forge.update(77, mark('one')))).toBeUndefined();
    await expect(world.drive(forge.remove(77))).resolves.toBeUndefined();
  });

  it('are not sent twice when nobody knows whether the first arrived', async () => {
    for (const misbehaviour of ['reset', { status: 502 }, { status: 500 }, 'cut', 'silence'] as Misbehaviour[]) {
      const { fake, world, forge, mark } = await opened(name);
      fake.misbehave(misbehaviour);
      expect(await world.drive(forge.create(mark('one')))).toBeUndefined();
      expect(methods(fake)).toEqual(['POST']);
    }
  });

  it('are sent again when the host did not take them because of its limits', async () => {
    const { fake, world, forge, mark } = await opened(name);
    const before = world.clock.now();
    fake.misbehave({ status: 429, headers: { 'retry-after': '30' } });
    expect(await world.drive(forge.create(mark('one')))).toMatchObject({ id: 1001 });
    expect(fake.comments).toHaveLength(1);
    expect(world.clock.now() - before).toBeGreaterThanOrEqual(30_000);
  });

  it('are read again when the host fails for a moment', async () => {
    const html = { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>Bad gateway</html>' };
    const { fake, world, forge, mark } = await opened(name);
    fake.post(ours, mark('one'));
    fake.misbehave(html, 'reset', 'cut', 'silence', 'well', { status: 503 });
    expect(await world.drive(forge.comments(key))).toHaveLength(1);
  });

  it('that are too long are refused in the words of the host', async () => {
    const { fake, world, forge, mark } = await opened(name);
    const most = fake.speech.mostCharacters;
    const { failure: why } = await failure(world.drive(forge.create(mark('x'.repeat(most)))));
    expect(why.reason).toBe('ForgeRefused');
    expect(why.message).toContain(`body is too long (maximum is ${most} characters)`);
  });

  it('need a token that the host knows', async () => {
    const wrong = { GITHUB_TOKEN: 'ghs_other', GITLAB_TOKEN: 'glpat-other', BITBUCKET_TOKEN: 'ATCTT-other' };
    const { world, forge, mark } = await opened(name, { changed: wrong });
    const { failure: why } = await failure(world.drive(forge.create(mark('one'))));
    expect(why.reason).toBe('ForgeDenied');
    expect(why.message).toMatch(/answers 401 to POST .*: Bad credentials; the token is wrong or expired; it needs the/);
  });

  it('say which permission a token lacks', async () => {
    const needed = { github: '`pull-requests: write`', gitlab: '`api`', bitbucket: '`pullrequest:write`' }[name];
    for (const status of [403, 404]) {
      const { fake, world, forge, mark } = await opened(name);
      fake.misbehave({ status, body: '{"message":"Resource not accessible by integration"}' });
      const { failure: why } = await failure(world.drive(forge.create(mark('one'))));
      expect(why.reason).toBe('ForgeDenied');
      expect(why.message).toContain(needed);
      expect(why.message.includes('or there is no such pull request')).toBe(status === 404);
    }
  });

  it('never send the token to another host', async () => {
    const other = await fakeForge(name);
    const { fake, world, forge } = await opened(name);
    fake.misbehave({ status: 302, headers: { location: `${other.url}/else?token=x` } });
    const { failure: redirected } = await failure(world.drive(forge.comments(key)));
    expect(redirected.message).toContain(`redirects to ${other.url}, which does not get the token`);
    const [page] = fake.arrived;
    expect(page).toBeDefined();
    expect(other.arrived).toEqual([]);
  });

  it('never take the next page from another host', async () => {
    const other = await fakeForge(name);
    const { fake, world, forge } = await opened(name);
    const next = `${other.url}${fake.speech.apiPath}${fake.speech.listPath}?page=2`;
    fake.misbehave({
      status: 200,
      headers: { link: `<${next}>; rel="next"` },
      body: JSON.stringify(name === 'bitbucket' ? { values: [], next } : []),
    });
    const { failure: why } = await failure(world.drive(forge.comments(key)));
    expect(why.message).toContain(`has the next page at ${other.url}, which does not get the token`);
    expect(other.arrived).toEqual([]);
  });

  it('end where pages lead in a circle', async () => {
    const { fake, world, forge, mark } = await opened(name);
    const first = `${fake.url}${fake.speech.apiPath}${fake.speech.listPath}`;
    const item = fake.speech.show({ id: 5, author: ours, body: mark('one') });
    const circle = (page: number) => ({
      status: 200,
      headers: { link: `<${first}?page=${page}>; rel="next"` },
      body: JSON.stringify(name === 'bitbucket' ? { values: [item], next: `${first}?page=${page}` } : [item]),
    });
    fake.misbehave(circle(2), circle(3), circle(2));
    expect((await world.drive(forge.comments(key))).length).toBe(3);
  });

  it.each([
    ['HTML', '<html>Please log in</html>', 'that is not JSON'],
    ['half of an answer', '[{"id": 1, "bo', 'that is not JSON'],
    ['no list', '{"message":"hello"}', 'something that is no list'],
    ['nothing', '', 'something that is no list'],
  ])('that come as %s are an error and no crash', async (_what, body, said) => {
    const { fake, world, forge } = await opened(name);
    fake.misbehave({ status: 200, body });
    const { failure: why } = await failure(world.drive(forge.comments(key)));
    expect(why.reason).toBe('ForgeAnswerInvalid');
    expect(why.message).toContain(said);
  });

  it('in a list with anything else are still found', async () => {
    const { fake, world, forge, mark } = await opened(name);
    const good = fake.speech.show({ id: 5, author: ours, body: mark('one') });
    const odd = [null, 7, 'text', [], {}, { id: '5', body: 1 }, { id: 6, body: null, user: null, author: null }];
    const items = [...odd, good, { ...good, id: 1.5 }];
    fake.misbehave({ status: 200, body: JSON.stringify(name === 'bitbucket' ? { values: items } : items) });
    expect(await world.drive(forge.comments(key))).toMatchObject([{ id: 5 }]);
  });

  it('keep the token out of every message, also when the host repeats it', async () => {
    const { fake, world, forge, mark } = await opened(name);
    const token = fake.speech.token({
      authorization: `Bearer ${Object.values(fake.environment).at(-1)}`,
      'private-token': Object.values(fake.environment).at(-1) ?? '',
    });
    fake.misbehave({
      status: 422,
      body: JSON.stringify({ message: `no ${token} here`, error: encodeURIComponent(token) }),
    });
    const { failure: why } = await failure(world.drive(forge.create(mark('one'))));
    expect(why.message).toContain('no (sensitive) here');
    expect(why.message).not.toContain(token);
  });

  it('are given up when the host does not answer, and the exit code can tell', async () => {
    const { fake, world, forge } = await opened(name);
    const before = world.clock.now();
    fake.misbehave(...Array.from({ length: 6 }, () => 'silence' as const));
    const { failure: why } = await failure(world.drive(forge.comments(key)));
    expect(why.reason).toBe('ForgeTimeout');
    expect(world.clock.now() - before).toBeLessThan(180_000);
  });

  it('are given up when the host keeps failing', async () => {
    const { fake, world, forge } = await opened(name);
    fake.misbehave(...Array.from({ length: 6 }, () => ({ status: 503, body: '<h1>Unicorn!</h1>' })));
    const { failure: why } = await failure(world.drive(forge.comments(key)));
    expect(why.reason).toBe('ForgeUnreachable');
    expect(why.message).toMatch(/answers 503 to GET .*: <h1>Unicorn!<\/h1>$/);
  });

  it('are not waited for when the host wants to be left alone for longer than anybody waits', async () => {
    const { fake, world, forge, mark } = await opened(name);
    const before = world.clock.now();
    fake.misbehave({ status: 429, headers: { 'retry-after': '3600' } });
    const { failure: why } = await failure(world.drive(forge.create(mark('one'))));
    expect(why.reason).toBe('ForgeTimeout');
    expect(why.message).toContain('waiting 3600s more would be too long');
    expect(world.clock.now()).toBe(before);
  });

  it('are left alone when evenkeel is told to stop', async () => {
    const { fake, world, forge } = await opened(name);
    fake.misbehave('silence');
    const work = failure(forge.comments(key));
    while (fake.held() === 0) await new Promise((turn) => setImmediate(turn));
    world.stop();
    expect((await work).failure.reason).toBe('Interrupted');
  });
});

describe('GitHub', () => {
  it('is waited for when it says with status 403 that we write too fast', async () => {
    const limits: Misbehaviour[] = [
      { status: 403, body: '{"message":"You have exceeded a secondary rate limit. Please wait."}' },
      { status: 403, headers: { 'retry-after': '5' }, body: '{}' },
      { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1767225605' }, body: '{}' },
    ];
    for (const limit of limits) {
      const { fake, world, forge, mark } = await opened('github');
      fake.misbehave(limit);
      expect(await world.drive(forge.create(mark('one')))).toMatchObject({ id: 1001 });
    }
  });

  it('is followed to the new name of a repository, with the token', async () => {
    const { fake, world, forge, mark } = await opened('github');
    fake.post(ours, mark('one'));
    fake.misbehave({ status: 301, headers: { location: `${fake.speech.listPath}?moved=1` } });
    expect(await world.drive(forge.comments(key))).toHaveLength(1);
    expect(fake.arrived[1]).toMatchObject({ query: '?moved=1', headers: { authorization: 'Bearer ghs_ours' } });
  });

  it('is asked in a way that an app may ask, once there is something to own', async () => {
    const { fake, world, forge, mark } = await opened('github');
    await world.drive(forge.comments(key));
    expect(fake.arrived).toHaveLength(1);
    fake.post(ours, mark('one'));
    await world.drive(forge.comments(key));
    expect(fake.arrived.at(-1)).toMatchObject({ method: 'POST', path: '/graphql' });
  });
});

describe('GitLab', () => {
  it('is given no line that it would take for a command', async () => {
    const { forge } = await opened('gitlab');
    expect(forge.bodyOf('one\n/merge\n /path\n\r/close', key)).toBe(
      '<!-- evenkeel:plan abc123 -->\n\none\n\\/merge\n /path\n\r\\/close\n',
    );
  });
});

describe('Bitbucket', () => {
  it('hides the key in a definition, since it shows HTML', async () => {
    const { forge } = await opened('bitbucket');
    expect(forge.bodyOf('one', key)).toBe('[//]: # (evenkeel:plan abc123)\n\none\n');
  });

  it('lists what was deleted, and that is gone', async () => {
    const { fake, world, forge, mark } = await opened('bitbucket');
    const deleted = { ...fake.speech.show({ id: 5, author: ours, body: mark('one') }), deleted: true };
    fake.misbehave({ status: 200, body: JSON.stringify({ values: [deleted] }) });
    expect(await world.drive(forge.comments(key))).toEqual([]);
  });

  it('is told who owns an access token, which may not ask', async () => {
    const denied = {
      status: 403,
      body: '{"error":{"message":"This API is not accessible by this authentication mechanism"}}',
    };
    const { fake, world, forge, mark } = await opened('bitbucket');
    fake.post(ours, mark('one'));
    fake.misbehave('well', denied);
    const { failure: why } = await failure(world.drive(forge.comments(key)));
    expect(why.message).toContain('for an access token set BITBUCKET_USER_UUID');
    const told = await openFake(fake, world, { BITBUCKET_USER_UUID: `{${ours}}` });
    expect(await world.drive(told.comments(key))).toHaveLength(1);
  });

  it('takes a name and a password, and neither is shown', async () => {
    const basic = { BITBUCKET_TOKEN: '', BITBUCKET_USERNAME: 'me@example.com', BITBUCKET_APP_PASSWORD: 'pass+word/1' };
    const { fake, world, forge, mark } = await opened('bitbucket', { changed: basic });
    const encoded = Buffer.from('me@example.com:pass+word/1').toString('base64');
    fake.misbehave({ status: 400, body: JSON.stringify({ error: { message: `Basic ${encoded} pass+word/1` } }) });
    const { failure: why } = await failure(world.drive(forge.create(mark('one'))));
    expect(fake.arrived[0]?.headers.authorization).toBe(`Basic ${encoded}`);
    expect(why.message).toContain('Basic (sensitive) (sensitive)');
  });
});
