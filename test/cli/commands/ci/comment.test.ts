import { describe, expect, it } from 'vitest';
import { comment } from '../../../../src/cli/commands/ci/comment.ts';
import type { CommentMode } from '../../../../src/cli/sticky-comment.ts';
import { type ForgeName, forgeNames } from '../../../../src/model/forge.ts';
import { fakeShell } from '../../../support/fake-shell.ts';
import { type FakeForge, fakeForge, type Misbehaviour, ours, stranger } from '../../../support/forge/fake-forge.ts';
import { forgeWorld, openFake } from '../../../support/forge/forge-world.ts';
import { growing, savedPlan, settled } from '../../../support/saved-plan.ts';

interface Ci {
  readonly fake: FakeForge;
  /** Runs `ci comment` about a plan, and gives what it printed and its exit code. */
  readonly run: (plan: string, mode?: CommentMode) => Promise<{ code: number; out: string; err: string }>;
}

async function ci(name: ForgeName, ...script: Misbehaviour[]): Promise<Ci> {
  const fake = await fakeForge(name);
  fake.misbehave(...script);
  return {
    fake,
    async run(plan, mode = 'update') {
      const world = forgeWorld(fake);
      const { shell, disk, out, err } = fakeShell({ openForge: () => openFake(fake, world) });
      disk.set('plan.json', plan);
      const work = comment({ ...shell, clock: world.clock }, { plan: 'plan.json', mode });
      return { code: await world.drive(work), out: out(), err: err() };
    },
  };
}

const changes = savedPlan(growing);
const nothing = savedPlan(settled);

function written({ arrived, speech }: FakeForge): string[] {
  return arrived.filter(({ method, path }) => method !== 'GET' && path !== speech.mePath).map(({ method }) => method);
}

describe.each(forgeNames)('a plan in a pull request on %s', (name) => {
  it('is commented once, edited in place, and goes back to no changes', async () => {
    const { fake, run } = await ci(name);
    expect((await run(changes)).out).toMatch(/^Commented/);
    expect(fake.comments).toHaveLength(1);
    expect(fake.comments[0]?.body).toContain('**Plan:** 0 to create, 1 to update');
    expect((await run(nothing)).out).toMatch(/^Updated the comment/);
    expect(fake.comments).toMatchObject([{ id: 1001, body: expect.stringContaining('**No changes.**') }]);
    expect((await run(changes)).out).toMatch(/^Updated the comment/);
    expect(fake.comments).toMatchObject([{ id: 1001, body: expect.stringContaining('1 to update') }]);
  });

  it('is not written a second time when it says the same', async () => {
    const { fake, run } = await ci(name);
    await run(changes);
    expect((await run(changes)).out).toMatch(/^The comment says so already/);
    expect(written(fake)).toEqual(['POST']);
  });

  it('is not mentioned where it changes nothing and never did', async () => {
    const { fake, run } = await ci(name);
    expect(await run(nothing)).toEqual({ code: 0, out: 'No comment: nothing changes.\n', err: '' });
    expect((await run(nothing, 'recreate')).out).toBe('No comment: nothing changes.\n');
    expect(written(fake)).toEqual([]);
  });

  it('is written anew at the end when told to', async () => {
    const { fake, run } = await ci(name);
    await run(changes);
    fake.post(stranger, 'what is this?');
    expect((await run(changes, 'recreate')).out).toMatch(/^Commented anew/);
    expect(fake.comments.map(({ author }) => author)).toEqual([stranger, ours]);
    expect((await run(nothing, 'recreate')).out).toMatch(/^Commented anew/);
    expect(fake.comments.at(-1)?.body).toContain('**No changes.**');
  });

  it('leaves the comment of a stranger who copied its key alone', async () => {
    const { fake, run } = await ci(name);
    await run(changes);
    const [own] = fake.comments;
    const copied = fake.post(stranger, own?.body ?? '');
    await run(nothing);
    await run(changes, 'recreate');
    expect(fake.comments.find(({ id }) => id === copied.id)).toEqual(copied);
    expect(fake.comments.filter(({ author }) => author === ours)).toHaveLength(1);
  });

  it('has one comment in each environment, account, source and instance', async () => {
    const { fake, run } = await ci(name);
    const requests = [{ env: 'prod' }, { env: 'staging' }, { paths: ['other'] }, { owner: 'you' }, {}];
    const place = { account: '444455556666', region: 'moon', partition: 'aws' };
    const plans = [
      ...requests.map((asked) => savedPlan(growing, asked)),
      savedPlan({ ...growing, pass: { place } }),
      savedPlan({ ...growing, pass: { place: { ...place, region: 'mars' } } }),
    ];
    for (const plan of [...plans, ...plans]) await run(plan);
    expect(fake.comments).toHaveLength(plans.length);
    await run(savedPlan(growing, { targets: ['Brick/a'], prune: false }));
    expect(fake.comments).toHaveLength(plans.length);
  });

  it('keeps the oldest of several comments that came of a race', async () => {
    const { fake, run } = await ci(name);
    await run(changes);
    const [first] = fake.comments;
    for (let count = 0; count < 3; count++) fake.post(ours, first?.body ?? '');
    fake.comments.reverse();
    await run(nothing);
    expect(fake.comments).toMatchObject([{ id: 1001, body: expect.stringContaining('**No changes.**') }]);
  });

  it('is commented anew when the comment is deleted just before it is edited', async () => {
    const { fake, run } = await ci(name);
    await run(changes);
    // The list and the owner of the token come first.
    fake.misbehave('well', 'well', { meanwhile: () => fake.comments.pop() });
    await run(savedPlan({ ...growing, live: [] }));
    expect(fake.comments).toHaveLength(1);
    expect(fake.comments[0]?.id).not.toBe(1001);
  });

  it.each<[string, Misbehaviour]>([
    ['an error', { status: 502, body: '<html>' }],
    ['a broken connection', 'reset'],
    ['half of it', 'cut'],
    ['something that is no comment', { status: 201, body: '{}' }],
  ])('is one comment also when the host takes it and answers with %s', async (_what, answer) => {
    const { fake, run } = await ci(name, 'well', { afterwards: answer as Exclude<Misbehaviour, 'silence'> });
    expect((await run(changes)).code).toBe(0);
    expect(fake.comments).toHaveLength(1);
    expect(written(fake)).toEqual(['POST']);
  });

  it('is one comment also when it is written anew and no clear answer comes', async () => {
    const { fake, run } = await ci(name);
    await run(changes);
    fake.misbehave('well', 'well', 'well', { afterwards: 'reset' });
    expect((await run(changes, 'recreate')).out).toMatch(/^Commented anew/);
    expect(fake.comments).toHaveLength(1);
    expect(written(fake)).toEqual(['POST', 'DELETE', 'POST']);
  });

  it('is commented in the end when the host did not take it at first', async () => {
    const { fake, run } = await ci(name, 'well', { status: 502 });
    expect((await run(changes)).code).toBe(0);
    expect(fake.comments).toHaveLength(1);
  });
});

describe('ci comment', () => {
  it('says where the comment is', async () => {
    const { run } = await ci('github');
    expect((await run(changes)).out).toBe('Commented: https://github.com/acme/shop/pull/7#issuecomment-1001\n');
  });

  it('links the files to the commit', async () => {
    const fake = await fakeForge('github');
    const world = forgeWorld(fake);
    const checkout = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_SHA: 'abc', GITHUB_WORKSPACE: '/builds/shop' };
    const { shell, disk } = fakeShell({ openForge: () => openFake(fake, world, checkout) });
    disk.set('plan.json', changes);
    await world.drive(comment({ ...shell, clock: world.clock }, { plan: 'plan.json', mode: 'update' }));
    expect(fake.comments[0]?.body).toContain('https://github.com/acme/shop/blob/abc/a.yaml#L1');
  });

  it.each([
    [true, 4],
    [false, 64],
  ])('says what is missing; a credential: %s, exit code %d', async (isCredential, code) => {
    const openForge = async () => ({ missing: 'X is not set', fix: 'Set X.', isCredential });
    const { shell, disk, err } = fakeShell({ openForge });
    disk.set('plan.json', changes);
    expect(await comment(shell, { plan: 'plan.json', mode: 'update' })).toBe(code);
    expect(err()).toContain(`Error: X is not set (exit ${code})`);
    expect(err()).toContain('fix  Set X.');
  });

  it('asks the host that is named', async () => {
    const asked: unknown[] = [];
    const openForge = async (provider?: ForgeName) => {
      asked.push(provider);
      return { missing: 'x', fix: 'y', isCredential: false };
    };
    const { shell, disk } = fakeShell({ openForge });
    disk.set('plan.json', changes);
    await comment(shell, { plan: 'plan.json', mode: 'update', provider: 'gitlab' });
    expect(asked).toEqual(['gitlab']);
  });

  it('touches nothing without a plan', async () => {
    const { shell, err } = fakeShell({ openForge: () => Promise.reject(new Error('it was opened')) });
    expect(await comment(shell, { plan: 'plan.json', mode: 'update' })).toBe(64);
    expect(err()).toContain('there is no saved plan plan.json');
    expect(err()).toContain('evenkeel plan --out FILE');
  });
});
