import { describe, expect, it } from 'vitest';
import type { Surroundings } from '../../src/forges/dialect.ts';
import { openForge } from '../../src/forges/open-forge.ts';
import { type ForgeName, forgeNames } from '../../src/model/forge.ts';
import { fakeForge } from '../support/forge/fake-forge.ts';
import { forgeWorld } from '../support/forge/forge-world.ts';
import { speeches } from '../support/forge/speech.ts';

type Environment = Record<string, string | undefined>;

function open(environment: Environment, options: { name?: ForgeName; event?: string } = {}) {
  const readText: Surroundings['readText'] = async () => options.event ?? '';
  return openForge(options.name, { environment, folder: '/builds/shop/deploy', readText }, forgeWorld());
}

describe('the host of the pull request', () => {
  it.each(forgeNames)('is told by its CI: %s', async (name) => {
    expect(await open(speeches[name].environment('http://127.0.0.1:1'))).toMatchObject({ name });
  });

  it('is unknown elsewhere', async () => {
    expect(await open({})).toMatchObject({ missing: 'this is no CI of GitHub, GitLab or Bitbucket' });
  });

  it('can be named, which decides', async () => {
    const all = forgeNames.map((name) => speeches[name].environment('http://127.0.0.1:1'));
    const environment = Object.assign({}, ...all);
    for (const name of forgeNames) expect(await open(environment, { name })).toMatchObject({ name });
  });
});

describe('what is missing', () => {
  it.each<[ForgeName, string, string, string | RegExp]>([
    ['github', 'GITHUB_TOKEN', 'GITHUB_TOKEN is not set', 'github.token'],
    ['github', 'GITHUB_REPOSITORY', 'GITHUB_REPOSITORY is not set', 'OWNER/NAME'],
    ['github', 'GITHUB_REF', 'this is no pull request', 'on: pull_request'],
    ['gitlab', 'GITLAB_TOKEN', 'GITLAB_TOKEN is not set', 'CI_JOB_TOKEN may not write comments'],
    ['gitlab', 'CI_MERGE_REQUEST_IID', 'CI_MERGE_REQUEST_IID is not set', 'merge_request_event'],
    ['bitbucket', 'BITBUCKET_TOKEN', 'BITBUCKET_TOKEN is not set', 'BITBUCKET_USERNAME'],
    ['bitbucket', 'BITBUCKET_PR_ID', 'BITBUCKET_PR_ID is not set', 'pull-requests:'],
    ['bitbucket', 'BITBUCKET_WORKSPACE', 'BITBUCKET_WORKSPACE is not set', 'Pipelines'],
  ])('on %s without %s', async (name, variable, missing, fix) => {
    const environment = { ...speeches[name].environment('http://127.0.0.1:1'), [variable]: '' };
    expect(await open(environment)).toEqual({
      missing,
      fix: expect.stringContaining(String(fix)),
      isCredential: variable.endsWith('_TOKEN'),
    });
  });

  it.each<[ForgeName, string, string]>([
    ['github', 'GITHUB_REPOSITORY', '../../else/where'],
    ['github', 'GITHUB_REPOSITORY', 'acme/..'],
    ['github', 'GITHUB_API_URL', 'https://me:secret@api.github.com'],
    ['github', 'GITHUB_API_URL', 'file:///etc/passwd'],
    ['github', 'GITHUB_TOKEN', 'two\nlines'],
    ['gitlab', 'CI_MERGE_REQUEST_PROJECT_ID', '1/../2'],
    ['gitlab', 'CI_MERGE_REQUEST_IID', '7?x'],
    ['bitbucket', 'BITBUCKET_REPO_SLUG', '..'],
    ['bitbucket', 'BITBUCKET_PR_ID', '0'],
  ])('on %s: %s cannot be %s, which is not repeated', async (name, variable, value) => {
    const environment = { ...speeches[name].environment('http://127.0.0.1:1'), [variable]: value };
    expect(await open(environment)).toMatchObject({ missing: `${variable} is not what it should be` });
  });
});

it('a merge request on GitLab is in the project of the pipeline unless it says where it is', async () => {
  const { CI_MERGE_REQUEST_PROJECT_ID: _target, ...environment } = speeches.gitlab.environment('http://127.0.0.1:1');
  expect(await open(environment)).toMatchObject({ name: 'gitlab' });
  expect(await open({ ...environment, CI_PROJECT_ID: '' })).toMatchObject({
    missing: 'CI_MERGE_REQUEST_PROJECT_ID is not set',
  });
});

describe('the pull request of a workflow on GitHub', () => {
  const unnamed = { ...speeches.github.environment('http://127.0.0.1:1'), GITHUB_REF: 'refs/heads/main' };

  it.each([
    ['a pull request', '{"pull_request":{"number":7}}', true],
    ['a comment on a pull request', '{"issue":{"number":7,"pull_request":{"url":"x"}}}', true],
    ['a comment on an issue', '{"issue":{"number":7}}', false],
    ['a push', '{"ref":"refs/heads/main"}', false],
    ['a number that is none', '{"pull_request":{"number":"7/../../issues/1"}}', false],
    ['a list', '[1]', false],
    ['no JSON', 'x', false],
  ])('is told by the event: %s', async (_what, event, isFound) => {
    const opened = await open({ ...unnamed, GITHUB_EVENT_PATH: '/event.json' }, { event });
    expect('missing' in opened).toBe(!isFound);
  });

  it('is where its comments are asked for', async () => {
    const fake = await fakeForge('github');
    const world = forgeWorld(fake);
    const environment = { ...fake.environment, GITHUB_REF: '', GITHUB_EVENT_PATH: '/event.json' };
    const readText = async () => '{"pull_request":{"number":7}}';
    const forge = await openForge(undefined, { environment, folder: '/', readText }, world);
    if ('missing' in forge) throw new Error(forge.missing);
    await world.drive(forge.comments('key'));
    expect(fake.arrived).toMatchObject([{ path: '/repos/acme/shop/issues/7/comments', query: '?per_page=100' }]);
  });
});

describe('a line of a manifest', () => {
  const checkouts: Readonly<Record<ForgeName, Environment>> = {
    github: { GITHUB_SERVER_URL: 'https://github.com', GITHUB_SHA: 'abc', GITHUB_WORKSPACE: '/builds/shop' },
    gitlab: { CI_PROJECT_URL: 'https://gitlab.com/acme/shop', CI_COMMIT_SHA: 'abc', CI_PROJECT_DIR: '/builds/shop' },
    bitbucket: {
      BITBUCKET_GIT_HTTP_ORIGIN: 'http://bitbucket.org/acme/shop',
      BITBUCKET_COMMIT: 'abc',
      BITBUCKET_CLONE_DIR: '/builds/shop',
    },
  };

  async function linkOn(name: ForgeName, file: string, checkout: Environment = checkouts[name]) {
    const forge = await open({ ...speeches[name].environment('http://127.0.0.1:1'), ...checkout });
    if ('missing' in forge) throw new Error(forge.missing);
    return forge.linkTo({ file, line: 12, column: 1 });
  }

  it.each<[ForgeName, string]>([
    ['github', 'https://github.com/acme/shop/blob/abc/deploy/prod/web.yaml#L12'],
    ['gitlab', 'https://gitlab.com/acme/shop/-/blob/abc/deploy/prod/web.yaml#L12'],
    ['bitbucket', 'https://bitbucket.org/acme/shop/src/abc/deploy/prod/web.yaml#lines-12'],
  ])('on %s is at %s', async (name, link) => {
    expect(await linkOn(name, 'prod/web.yaml')).toBe(link);
  });

  it.each(['../../other/web.yaml', '/etc/web.yaml', 'web#1.yaml', 'web?.yaml', '100%.yaml'])(
    'of %s has no address',
    async (file) => {
      expect(await linkOn('github', file)).toBeUndefined();
    },
  );

  it.each(forgeNames)('has no address on %s where CI does not say which commit this is', async (name) => {
    expect(await linkOn(name, 'web.yaml', {})).toBeUndefined();
  });
});
