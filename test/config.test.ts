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

  it('names the folder of overlays from where it is', async () => {
    const folder = world({ 'project/evenkeel.yaml': 'envs: ./environments\nenv: prod\n' });
    const { config } = await resolve(folder, { folder: 'project/deep' });
    expect(config.values).toMatchObject({ envs: folder.at('project/environments'), env: 'prod' });
  });

  it.each(['', '../prod', 'a b', '-e'])('takes no environment called "%s"', async (env) => {
    const { problems } = await resolve(world({}), { flags: { env } });
    expect(problems).toMatchObject([{ message: expect.stringContaining('--env: env must be letters, digits') }]);
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
    ['vars:\n  account: 012345678901\n', 'vars.account must be text, not a number', 'quote it', 2],
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

describe('windows in evenkeel.yaml', () => {
  it('say when changes may be made', async () => {
    const text = 'syncWindows:\n  - { schedule: "0 8 * * 1-5", duration: 9h, timeZone: Europe/Berlin, kind: allow }\n';
    const { config, problems } = await resolve(world({ 'project/evenkeel.yaml': text }));
    expect(problems).toEqual([]);
    expect(config.values.syncWindows).toEqual([
      { schedule: '0 8 * * 1-5', durationMs: 32_400_000, timeZone: 'Europe/Berlin', kind: 'allow', resources: [] },
    ]);
  });

  it.each([
    ['{ schedule: 0 8 * *, duration: 1h, kind: allow }', '0 8', '"0 8 * *" has 4 of the 5 fields', 'minute, hour'],
    ['{ schedule: 61 8 * * *, duration: 1h, kind: allow }', '61', 'Invalid value for minute: 61', 'minute, hour'],
    ['{ schedule: 0 0 30 2 *, duration: 1h, kind: allow }', '0 0 30', 'never comes round', 'minute, hour'],
    ['{ schedule: 0 8 * * *, duration: soon, kind: allow }', 'soon', '"soon" is not a duration', '9h'],
    ['{ schedule: 0 8 * * *, duration: 0s, kind: allow }', '0s', '"0s" is not a duration', '9h'],
    ['{ schedule: 0 8 * * *, duration: 1h, kind: alow }', 'alow', 'it must be allow or deny', 'kind: deny'],
    [
      '{ kind: deny, timeZone: Europe/Berln, schedule: 0 8 * * *, duration: 1h }',
      'Europe',
      'there is no time zone "Europe/Berln"',
      'did you mean "Europe/Berlin"?',
    ],
    ['{ kind: deny, when: x, schedule: 0 8 * * *, duration: 1h }', 'x', 'no member "when"', 'the members are'],
    ['{ kind: deny, resources: [web], schedule: 0 8 * * *, duration: 1h }', '[web', 'a list of KIND/NAME', '*/web'],
    ['{ kind: deny, duration: 1h }', '{', 'must be a cron schedule', 'minute, hour'],
    ['often', 'often', 'it must be a mapping', 'its members are'],
  ])('such as %s are refused at %j, with advice', async (entry, part, message, advice) => {
    const line = `  - ${entry}`;
    const text = `owner: x\nsyncWindows:\n${line}\n`;
    const { problems, config } = await resolve(world({ 'project/evenkeel.yaml': text }));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain(message);
    expect(problems[0]?.message).toContain('evenkeel.yaml: syncWindows[0]');
    expect(problems[0]?.suggestion).toContain(advice);
    expect(problems[0]?.origin).toEqual({ file: 'evenkeel.yaml', line: 3, column: line.indexOf(part) + 1 });
    expect(config.values.syncWindows).toEqual([]);
  });
});

describe('windows from the environment', () => {
  it('are JSON', async () => {
    const windows = [{ schedule: '@daily', duration: '30m', kind: 'deny', resources: ['*/db'], note: 'backup' }];
    const environment = { EVENKEEL_SYNC_WINDOWS: JSON.stringify(windows) };
    const { config, problems } = await resolve(world({}), { environment });
    expect(problems).toEqual([]);
    expect(config.values.syncWindows).toEqual([
      {
        schedule: '@daily',
        durationMs: 1_800_000,
        timeZone: 'UTC',
        kind: 'deny',
        resources: ['*/db'],
        note: 'backup',
      },
    ]);
  });

  it.each([
    ['[', 'EVENKEEL_SYNC_WINDOWS: syncWindows must be a list of windows'],
    ['{}', 'EVENKEEL_SYNC_WINDOWS: syncWindows must be a list of windows'],
    ['[{"schedule":"0 8 * * *","duration":"1h"}]', 'EVENKEEL_SYNC_WINDOWS: syncWindows[0].kind: it must be'],
  ])('%s is refused', async (text, message) => {
    const { problems } = await resolve(world({}), { environment: { EVENKEEL_SYNC_WINDOWS: text } });
    expect(problems).toMatchObject([{ message: expect.stringContaining(message) }]);
  });
});
