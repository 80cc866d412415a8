import { mkdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resolveConfig, type Surroundings } from '../src/config.ts';
import { type TemporaryFolder, temporaryFolder } from './support/temporary-folder.ts';

interface Layers {
  readonly flags?: Record<string, unknown>;
  readonly environment?: Surroundings['environment'];
  /** Below the project's root. */
  readonly folder?: string;
}

/** A project and a user's home in one folder. */
function world(files: Record<string, string>): TemporaryFolder {
  const folder = temporaryFolder(files);
  mkdirSync(folder.at('project/deep/down'), { recursive: true });
  return folder;
}

function resolve(folder: TemporaryFolder, { flags = {}, environment = {}, folder: below = 'project' }: Layers = {}) {
  return resolveConfig(flags, {
    environment: { XDG_CONFIG_HOME: folder.at('home'), ...environment },
    folder: folder.at(below),
  });
}

const files = { 'project/evenkeel.yaml': 'owner: from-project\n', 'home/evenkeel/config.yaml': 'owner: from-user\n' };

describe('a setting comes', () => {
  it.each<[string, Layers, Record<string, string>, string, string]>([
    [
      'from the flag before all',
      { flags: { owner: 'from-flag' }, environment: { EVENKEEL_OWNER: 'from-env' } },
      files,
      'from-flag',
      '--owner',
    ],
    [
      'from the environment before the files',
      { environment: { EVENKEEL_OWNER: 'from-env' } },
      files,
      'from-env',
      'EVENKEEL_OWNER',
    ],
    ['from evenkeel.yaml before the file of the user', {}, files, 'from-project', 'evenkeel.yaml'],
    [
      'from evenkeel.yaml in the nearest folder above',
      { folder: 'project/deep/down' },
      files,
      'from-project',
      'project/evenkeel.yaml',
    ],
    [
      'from the file of the user before the default',
      {},
      { 'home/evenkeel/config.yaml': 'owner: from-user\n' },
      'from-user',
      'home/evenkeel/config.yaml',
    ],
    ['from the default at last', {}, {}, 'evenkeel', 'default'],
    [
      'from another file with --config',
      { flags: { config: 'other.yaml' } },
      { ...files, 'project/other.yaml': 'owner: other\n' },
      'other',
      'other.yaml',
    ],
  ])('%s', async (_what, layers, given, value, origin) => {
    const { config, problems } = await resolve(world(given), layers);
    expect(problems).toEqual([]);
    expect(config.values.owner).toBe(value);
    expect(config.origins.owner.endsWith(origin)).toBe(true);
  });

  it('as what it means', async () => {
    const environment = { EVENKEEL_INTERVAL: '1m30s', EVENKEEL_LISTEN: ':80', EVENKEEL_PRUNE: 'true' };
    const { config } = await resolve(world({}), { environment, flags: { timeout: '2h' } });
    expect(config.values).toMatchObject({
      interval: 90_000,
      timeout: 7_200_000,
      prune: true,
      listen: { host: '127.0.0.1', port: 80 },
    });
  });
});

describe('what others have agreed on', () => {
  it.each([
    [{}, {}, 'auto', true],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, {}, 'never', true],
    [{ FORCE_COLOR: '1', TERM: 'dumb' }, {}, 'always', true],
    [{ FORCE_COLOR: '0' }, {}, 'never', true],
    [{ TERM: 'dumb' }, {}, 'never', true],
    [{ NO_COLOR: '1' }, { color: 'always' }, 'always', true],
    [{ CI: 'true' }, {}, 'auto', false],
    [{ CI: 'false' }, {}, 'auto', true],
    [{}, { input: false }, 'auto', false],
  ])('%o and %o', async (environment, flags, color, input) => {
    const { config } = await resolve(world({}), { environment, flags });
    expect(config.values).toMatchObject({ color, input });
  });
});

describe('evenkeel.yaml', () => {
  it('gives the variables of the manifests', async () => {
    const { config } = await resolve(
      world({ 'project/evenkeel.yaml': 'vars: { domain: example.com, subnets: [a, b], count: 2 }\n' }),
    );
    expect(Object.fromEntries(config.variables)).toEqual({ domain: 'example.com', subnets: ['a', 'b'], count: 2 });
  });

  it('names manifests from where it is', async () => {
    const folder = world({ 'project/evenkeel.yaml': 'manifests: ./deploy\n' });
    const { config } = await resolve(folder, { folder: 'project/deep/down' });
    expect(config.values.manifests).toEqual([folder.at('project/deploy')]);
  });

  it.each([
    ['ownr: x\n', 'unknown setting "ownr"', 'did you mean "owner"?', 1],
    ['\nowner: [x]\n', 'owner must be letters', undefined, 2],
    ['interval: soon\n', 'interval must be a duration such as 60s', undefined, 1],
    ['vars: [x]\n', 'vars must be a mapping', undefined, 1],
    ['owner: "x\n', 'Missing closing "quote', undefined, 1],
    ['- a\n', 'must be a mapping', undefined, 1],
    [
      'endpointUrl: http://evil.example\n',
      'may not be set by a repository',
      'use --endpoint-url or AWS_ENDPOINT_URL',
      1,
    ],
    ['profile: admin\n', 'may not be set by a repository', 'use --profile or AWS_PROFILE', 1],
    ['listen: 0.0.0.0:80\n', 'may not be set by a repository', 'use --listen or EVENKEEL_LISTEN', 1],
  ])('%j is refused with its line', async (text, message, suggestion, line) => {
    const { problems, config } = await resolve(world({ 'project/evenkeel.yaml': text }));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain(message);
    expect(problems[0]?.suggestion).toBe(suggestion);
    expect(problems[0]?.origin).toMatchObject({ file: 'evenkeel.yaml' });
    if (!text.startsWith('owner')) expect(problems[0]?.origin?.line).toBe(line);
    expect(config.values).toMatchObject({ endpointUrl: undefined, profile: undefined, listen: { host: '127.0.0.1' } });
  });

  it('the file of the user may set what a repository may not', async () => {
    const { config, problems } = await resolve(
      world({ 'home/evenkeel/config.yaml': 'profile: admin\nlisten: 0.0.0.0:80\n' }),
    );
    expect(problems).toEqual([]);
    expect(config.values).toMatchObject({ profile: 'admin', listen: { host: '0.0.0.0', port: 80 } });
  });
});

it.each([
  [{ flags: { interval: 'soon' } }, '--interval: interval must be a duration such as 60s'],
  [{ environment: { EVENKEEL_COLOR: 'blue' } }, 'EVENKEEL_COLOR: color must be always, never or auto'],
  [{ flags: { config: 'nowhere.yaml' } }, 'nowhere.yaml cannot be read'],
])('%o is refused', async (layers, message) => {
  const { problems } = await resolve(world({}), layers);
  expect(problems.map((problem) => problem.message)).toEqual([message]);
});
